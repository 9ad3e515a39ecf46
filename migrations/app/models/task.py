# SPDX-License-Identifier: GPL-3.0-or-later
"""Work to be done, its steps, and what was said about it."""

from datetime import datetime
from typing import Optional

from sqlalchemy import (
    BigInteger, Boolean, DateTime, Enum, ForeignKey, Index, Integer, SmallInteger, String, Text,
    UniqueConstraint, text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import TABLE_OPTIONS, Base, Updated


class Task(Updated, Base):
    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("slug", name="uq_tasks_slug"),
        Index("ix_tasks_state", "state"),
        {"comment": "One piece of work for the render farm", **TABLE_OPTIONS},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    slug: Mapped[str] = mapped_column(String(80), nullable=False)
    title: Mapped[str] = mapped_column(String(200), nullable=False)
    kind: Mapped[str] = mapped_column(Enum("storyboard", "render", "export"), nullable=False)
    state: Mapped[str] = mapped_column(String(20), nullable=False, server_default="queued")
    priority: Mapped[int] = mapped_column(SmallInteger, nullable=False, server_default=text("0"))
    is_archived: Mapped[bool] = mapped_column(Boolean, nullable=False, server_default=text("0"))
    params: Mapped[Optional[str]] = mapped_column(Text, comment="JSON as the client sent it")
    created_at: Mapped[datetime] = mapped_column(
        DateTime, nullable=False, server_default=text("CURRENT_TIMESTAMP"))
    finished_at: Mapped[Optional[datetime]] = mapped_column(DateTime)


class TaskStep(Updated, Base):
    __tablename__ = "task_steps"
    __table_args__ = (
        UniqueConstraint("task_id", "name", name="uq_task_steps_task_id_name"),
        Index("ix_task_steps_output_file_id", "output_file_id"),
        Index("ix_task_steps_task_id_position", "task_id", "position"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    task_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("tasks.id", name="fk_task_steps_task_id", ondelete="CASCADE"), nullable=False)
    output_file_id: Mapped[Optional[int]] = mapped_column(
        BigInteger, ForeignKey("files.id", name="fk_task_steps_output_file_id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(80), nullable=False)
    state: Mapped[str] = mapped_column(
        Enum("waiting", "running", "done", "failed"), nullable=False, server_default="waiting")
    message: Mapped[Optional[str]] = mapped_column(Text)
    started_at: Mapped[Optional[datetime]] = mapped_column(DateTime)
    position: Mapped[int] = mapped_column(Integer, nullable=False, server_default="0")
    retry_count: Mapped[int] = mapped_column(
        SmallInteger, nullable=False, server_default=text("0"),
        comment="Retries so far, not counting the first run")


class TaskLog(Base):
    __tablename__ = "task_logs"
    __table_args__ = (
        Index("ix_task_logs_task_id_logged_at", "task_id", "logged_at"),
        Index("ix_task_logs_step_id", "step_id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    task_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("tasks.id", name="fk_task_logs_task_id", ondelete="CASCADE"), nullable=False)
    step_id: Mapped[Optional[int]] = mapped_column(
        Integer, ForeignKey("task_steps.id", name="fk_task_logs_step_id", ondelete="SET NULL"))
    level: Mapped[str] = mapped_column(
        Enum("debug", "info", "warning", "error", "critical"), nullable=False, server_default="info")
    message: Mapped[str] = mapped_column(Text, nullable=False)
    logged_at: Mapped[datetime] = mapped_column(
        DateTime, nullable=False, server_default=text("CURRENT_TIMESTAMP"))
