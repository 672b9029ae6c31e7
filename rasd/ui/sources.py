"""The sources page: add articles, see what each gave, take imports out, switch projects."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.pipeline import Outcome
from rasd.ui import data, demo, jobs, projects
from rasd.ui.documents import show_documents
from rasd.ui.imports import document_note, show_batches
from rasd.ui.look import heading, plain
from rasd.ui.outlets import show_outlets
from rasd.ui.shell import guarded
from rasd.ui.surveying import show_survey
from rasd.views.sources import answer

_JOB: Final = "rasd.job"
_ANSWERS: Final = "rasd.answers"
_ROUND: Final = "rasd.upload.round"  # a new number empties the upload box
_KINDS: Final = ("txt", "md", "html", "htm", "pdf", "docx")
_PASTE: Final = ("title", "publisher", "url", "published", "text")


def show_sources() -> None:
    """Draw the page."""
    demo.banner()
    left, right = st.columns([3, 2], gap="large")
    with left:
        heading("Add articles")
        paste, upload = st.tabs(["Paste one", "Upload files"])
        with paste:
            _paste_form()
        with upload:
            _upload_form()
        _progress()
        _answers()
    with right:
        projects.show_projects()
        show_batches()
        document_note()
    show_documents()
    show_survey()
    show_outlets()


def _paste_form() -> None:
    with st.form("paste", border=False):
        st.text_input("Title", key="paste-title", max_chars=500)
        first, second, third = st.columns(3)
        first.text_input("Publisher", key="paste-publisher", max_chars=200)
        second.text_input("Address (URL)", key="paste-url", max_chars=2000)
        third.date_input("Published", value=None, key="paste-published", format="YYYY-MM-DD")
        st.text_area("Text", key="paste-text", height=200)
        st.form_submit_button("Read it", type="primary", on_click=_take_paste)


def _take_paste() -> None:
    """Callback: read the pasted article; the form is emptied only if that went well."""
    title, publisher, url, published, text = (st.session_state[f"paste-{name}"] for name in _PASTE)
    if not text.strip():
        _say("Paste the text of the article first.")
        return
    document = pipeline.compose(title.strip(), publisher.strip(), url.strip(), published, text)
    try:
        report = pipeline.ingest(
            pipeline.read(document, title.strip() or "pasted text"),
            country=data.country(),
            store=data.store(),
            batch="pasted",
        )
    except RasdError as error:
        _say(str(error))
        return
    st.session_state[_ANSWERS] = tuple(_line(outcome) for outcome in report.outcomes)
    if not report.failures:
        for name in _PASTE:
            st.session_state[f"paste-{name}"] = None if name == "published" else ""


def _upload_form() -> None:
    number = st.session_state.get(_ROUND, 0)
    files = st.file_uploader(
        "Text, Markdown, HTML, PDF or Word",
        type=list(_KINDS),
        accept_multiple_files=True,
        key=f"upload-{number}",
    )
    published = st.date_input(
        "Published, for files that do not say it themselves",
        value=None,
        key="upload-published",
        format="YYYY-MM-DD",
    )
    busy = _JOB in st.session_state
    st.button(
        f"Read {len(files)} files" if len(files) > 1 else "Read the file",
        type="primary",
        key="upload-start",
        disabled=not files or busy,
        on_click=_take_upload,
        args=(files, published),
    )


def _take_upload(files: list[Any], published: date | None) -> None:
    job = jobs.Job(
        files=tuple((file.name, file.getvalue()) for file in files),
        label="uploaded",
        published=published,
    )
    st.session_state[_JOB] = job
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    jobs.start(job, data.store(), data.country())


def _progress() -> None:
    if _JOB in st.session_state:
        _watch()


@st.fragment(run_every=0.5)
@guarded("The progress")
def _watch() -> None:
    """Look at the running job twice a second; when it is done, show what it gave."""
    job: jobs.Job | None = st.session_state.get(_JOB)
    if job is None:
        return
    if job.done.is_set():
        lines = [_line(outcome) for outcome in job.outcomes]
        lines += [f"{name}: not read, the reading was stopped." for name in job.unread]
        st.session_state[_ANSWERS] = tuple([job.error, *lines] if job.error else lines)
        del st.session_state[_JOB]
        st.rerun()
    n, total = len(job.outcomes), len(job.files)
    st.progress(min(n / total, 1.0), text=f"{n} of {total} files read and stored")
    st.button("Cancel", key="upload-cancel", on_click=job.stop.set)


def _answers() -> None:
    lines = st.session_state.get(_ANSWERS, ())
    if lines:
        with st.container(border=True, key="answers"):
            for line in lines:
                st.markdown(plain(line))


def _say(text: str) -> None:
    st.session_state[_ANSWERS] = (text,)


def _line(outcome: Outcome) -> str:
    return answer(
        outcome.title or outcome.name,
        outcome.incidents,
        [skip.reason for skip in outcome.skipped],
        known=outcome.known,
        failed=outcome.failed,
    )
