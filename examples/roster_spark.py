"""An employer's monthly check on a cluster: who is short or undetermined, from the tables of a lake to a table of its own.

Run: python examples/roster_spark.py licences.parquet credits.parquet report 2026-12-01
"""

import sys
from datetime import date

from pyspark.sql import SparkSession

from ce_tracker_roster import audit_roster


def main(licences: str, credits: str, report: str, on: str) -> None:
    """Judge everybody where the rows are, keep the report and what could not be read, and show the numbers."""
    spark = SparkSession.builder.appName("monthly check").getOrCreate()
    found = audit_roster(spark.read.parquet(licences), spark.read.parquet(credits), on=date.fromisoformat(on))
    found.everything.persist()
    found.licences.write.mode("overwrite").parquet(f"{report}/licences")
    found.rejects.write.mode("overwrite").parquet(f"{report}/rejects")
    found.everything.unpersist()
    judged = spark.read.parquet(f"{report}/licences")
    judged.groupBy("jurisdiction", "verdict").count().orderBy("jurisdiction", "verdict").show(500)
    judged.where("verdict = 'short'").orderBy("due").select("licence", "due", "short", "lacking").show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:5])
