# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that tasks read and write; their bytes live in the object store."""

from datetime import datetime
from typing import Optional

from sqlalchemy import BigInteger, CHAR, CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import TABLE_OPTIONS, Base, Updated


class File(Updated, Base):
    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("file_size >= 0", name="ck_files_file_size"),
        Index("ix_files_parent_id", "parent_id"),
        Index("ix_files_path", "path", mysql_length=191),
        Index("ix_files_checksum", "checksum"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    parent_id: Mapped[Optional[int]] = mapped_column(
        BigInteger, ForeignKey("files.id", name="fk_files_parent_id", ondelete="SET NULL"),
        comment="The file that this one was made from")
    path: Mapped[str] = mapped_column(String(500), nullable=False)
    mime_type: Mapped[str] = mapped_column(
        String(100), nullable=False, server_default="application/octet-stream")
    file_size: Mapped[int] = mapped_column(
        BigInteger, nullable=False, server_default=text("0"), comment="Bytes")
    created_at: Mapped[datetime] = mapped_column(
        DateTime, nullable=False, server_default=text("CURRENT_TIMESTAMP"))
    checksum: Mapped[Optional[str]] = mapped_column(CHAR(64), comment="SHA-256 in hex")
