# SPDX-License-Identifier: GPL-3.0-or-later
"""Storyboards and their scenes."""

from datetime import datetime
from decimal import Decimal
from typing import Optional

from sqlalchemy import (
    BigInteger, DateTime, ForeignKey, Index, Integer, Numeric, String, Text, UniqueConstraint, text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import TABLE_OPTIONS, Base, Updated


class Storyboard(Base):
    __tablename__ = "storyboards"
    __table_args__ = (
        Index("ix_storyboards_task_id", "task_id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    task_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("tasks.id", name="fk_storyboards_task_id", ondelete="CASCADE"), nullable=False)
    title: Mapped[str] = mapped_column(String(200), nullable=False)
    frame_rate: Mapped[int] = mapped_column(Integer, nullable=False, server_default=text("24"))
    created_at: Mapped[datetime] = mapped_column(
        DateTime, nullable=False, server_default=text("CURRENT_TIMESTAMP"))


class Scene(Updated, Base):
    __tablename__ = "scenes"
    __table_args__ = (
        UniqueConstraint("task_id", "position", name="uq_scenes_task_id_position"),
        Index("ix_scenes_task_id", "task_id"),
        Index("ix_scenes_cover_file_id", "cover_file_id"),
        Index("ix_scenes_storyboard_id", "storyboard_id"),
        {"comment": "The scenes of a storyboard, in the order of position", **TABLE_OPTIONS},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    task_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("tasks.id", name="fk_scenes_task_id", ondelete="CASCADE"), nullable=False)
    cover_file_id: Mapped[Optional[int]] = mapped_column(
        BigInteger, ForeignKey("files.id", name="fk_scenes_cover_file_id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(String(200), nullable=False, server_default="Untitled")
    prompt: Mapped[Optional[str]] = mapped_column(Text)
    duration_seconds: Mapped[Optional[Decimal]] = mapped_column(Numeric(8, 3))
    created_at: Mapped[datetime] = mapped_column(
        DateTime, nullable=False, server_default=text("CURRENT_TIMESTAMP"))
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    storyboard_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("storyboards.id", name="fk_scenes_storyboard_id", ondelete="CASCADE"),
        nullable=False)
