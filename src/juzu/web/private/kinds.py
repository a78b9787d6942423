"""web: which private facts there are, and what they may be kept for (个人信息保护法 §6, §28: a stated purpose, no longer than needed)."""

from __future__ import annotations

from juzu.kernel.text import Text

KINDS: dict[str, Text] = {
    "identity": Text("身份证号", "Identity number"),
    "bank": Text("银行账户", "Bank account"),
    "phone": Text("私人电话", "Private telephone"),
    "emergency": Text("紧急联系人", "Emergency contact"),
    "health": Text("健康情况", "Health"),
    "guardian": Text("监护人", "Guardian"),
}
PURPOSES: dict[str, Text] = {
    "contract": Text("合同与纳税", "contract and tax"),
    "pay": Text("付酬", "pay"),
    "insurance": Text("保险", "insurance"),
    "safety": Text("现场安全", "safety on set"),
    "minor": Text("未成年人保护", "protection of minors"),
}
