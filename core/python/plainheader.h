// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revision.h"

#include <QByteArray>

#include <optional>

namespace stemma {

/// The identifiers of a revision file that is written as plainly as Alembic's template writes it, read
/// several times faster than by a syntax tree. Nothing when anything in the file, its functions' bodies
/// included, is unusual: that file is for readRevisionHeader(). What is returned is what that gives, and
/// there is no problem to tell. Pure and reentrant.
std::optional<Revision> readPlainHeader(const QByteArray &source, const QString &file);

} // namespace stemma
