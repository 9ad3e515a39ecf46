# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that operators change without a release."""

from typing import Optional

from sqlalchemy import Boolean, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import TABLE_OPTIONS, Base


class SystemSetting(Base):
    __tablename__ = "system_settings"
    __table_args__ = TABLE_OPTIONS

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text, nullable=False)
    description: Mapped[Optional[str]] = mapped_column(String(255))
    is_public: Mapped[bool] = mapped_column(Boolean, nullable=False, server_default=text("0"))
