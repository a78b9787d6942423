"""web: job `papers`: the production as it stands -> a ZIP of every list, plan paper, call sheet and calendar.

Payload: `lang`, `papers` (ids of kinds; all when empty).
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from juzu.chain.sheet import paper_facts
from juzu.edge.papers.bundle import file_name, files
from juzu.plan.document import PLAN
from juzu.shoot.book import open_book
from juzu.web.job import writes
from juzu.web.job.run import Run
from juzu.web.production import reads


def papers(run: Run) -> dict[str, Any]:
    """Prints, file by file; the ZIP is the job's file."""
    production = run.job.production
    if production is None:
        raise ValueError("a papers job names its production")
    now = reads.standing(production)
    plan = now.documents.get(PLAN.name)
    facts = paper_facts(now.production, now.base, now.tables, plan.at if plan else None)
    book = open_book(facts, now.breakdown, now.problem if now.plan else None, now.plan)
    lang = run.job.payload.get("lang") or now.production.language
    buffer, count = io.BytesIO(), 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files(book, lang, run.job.payload.get("papers") or ()):
            archive.writestr(name, data)
            count += 1
            run.check()
            if run.stopped.is_set():
                return {}
            run.report(files=count, file=name)
    name = f"{file_name(production.title)}.zip"
    writes.keep_file(run.job, name, buffer.getvalue())
    return {"file": name, "files": count}
