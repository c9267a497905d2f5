"""What the OpenAPI document says: answers and errors of each route, tags, and examples that give rows."""
