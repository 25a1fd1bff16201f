"""Rule books made readable: as documents, as pages, side by side, by how long ago they were checked."""
