"""qicao (起草): Chinese standards as code, checked, numbered and rendered from MyST Markdown and YAML."""

__all__ = ["__version__"]
__version__ = "0.1.0"
