"""plan: who plays in which scene -> the order of scenes with the least paid waiting, proven (talent scheduling)."""

from juzu.plan.sequence.instance import TalentInstance
from juzu.plan.sequence.solve import SEQUENCE, SequenceResult, sequence
from juzu.plan.sequence.text import read_talent, write_talent

__all__ = ["SEQUENCE", "SequenceResult", "TalentInstance", "read_talent", "sequence", "write_talent"]
