// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <QByteArray>
#include <QDataStream>

#include <optional>

namespace stemma::schema {

/// Grows with every change of a value's members or of what reflection makes of a server's answers: bytes of
/// another version are not read.
constexpr quint32 codecVersion = 2;

/// A schema as bytes for caches: compact, lossless, the same for equal values. Not for exchange.
QByteArray encode(const Schema &schema);

/// Nothing for bytes of another version and for those that are cut or don't end where they should.
std::optional<Schema> decode(const QByteArray &bytes);

/// What makes `after` of `before`: only the objects that differ.
QByteArray encodeChanges(const Schema &before, const Schema &after);
std::optional<Schema> applyChanges(Schema before, const QByteArray &changes);

} // namespace stemma::schema
