"""A pack: one inspectorate's vocabulary as data (a folder of CSV tables and a `pack.toml`).

Rows are facts with their source and how sure it is. A folder with an error is refused with
file, row and reason. What a table holds is described in its row class. A row that is wrong
about the world cannot be found here.
"""

from pressmark_schemas.pack.loading import PACKS, load_pack
from pressmark_schemas.pack.problem import PackError
from pressmark_schemas.pack.rows import Certainty, Programme, Role
from pressmark_schemas.pack.tables import Pack

__all__ = ["PACKS", "Certainty", "Pack", "PackError", "Programme", "Role", "load_pack"]
