"""Values: small frozen things of which an article's reading makes thousands.

``dataclass`` here is the standard library's with one difference at run time: fields are kept from being set by the type
checker alone. Freezing at run time makes the building of each value three times as dear and tells nothing new, since
the type checker reads all of the house.
"""

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, **options: Any) -> Any:
        """``dataclasses.dataclass`` for values: frozen for the type checker, compared and hashed by fields."""
        return dataclasses.dataclass(**options, unsafe_hash=frozen)
