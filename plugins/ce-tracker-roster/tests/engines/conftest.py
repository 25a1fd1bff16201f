"""A cluster of two executors, each a process of its own, that the tests of Spark share."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of Spark to runs that ask for them (`-m spark`): every worker would start a cluster of its own."""
    if "spark" in (config.option.markexpr or ""):
        return
    asked = [item for item in items if item.get_closest_marker("spark") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in asked])
    items[:] = asked


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session on that cluster. Nothing of it listens beyond the loopback, and it ends with the tests."""
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as environment:
        for name in ("SPARK_LOCAL_IP", "SPARK_LOCAL_HOSTNAME"):
            environment.setenv(name, "127.0.0.1")
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        settings = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "4",
            "spark.executorEnv.POLARS_MAX_THREADS": "1",
        }
        session = SparkSession.builder.master("local-cluster[2,1,1024]").config(map=settings).getOrCreate()
        yield session
        session.stop()
