"""How fast articles are read, and the record is stored and served."""
