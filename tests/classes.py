"""The five classes of documents, with what a draft of each must say."""

from __future__ import annotations

__all__ = ["CLASSES"]

CLASSES = {
    "national": ("GB/T 12345—2027", "", "中华人民共和国国家标准", "GB", "国家标准化管理委员会"),
    "sector": (
        "CJ/T 123—2027",
        "sector: 城镇建设\nrecord_number: 12345—2027\n",
        "中华人民共和国城镇建设行业标准",
        "CJ",
        "××××",
    ),
    "local": ("DB31/T 1234—2027", "region: 上海市\n", "上海市地方标准", "DB31", "上海市市场监督管理局"),
    "group": ("T/CAS 123—2027", "organisation: 示例协会\n", "团体标准", "T/CAS", "示例协会"),
    "enterprise": ("Q/ABC 001—2027", "organisation: 示例公司\n", "示例公司企业标准", "Q/ABC", "示例公司"),
}
"""Class → its number, further data, and what its cover bears: banner, mark, publisher."""
