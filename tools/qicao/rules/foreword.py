"""FWD: what the foreword and the introduction say (8.3, 8.4)."""

from __future__ import annotations
