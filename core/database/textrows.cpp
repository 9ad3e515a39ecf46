// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/textrows.h"

#include "core/database/clientlibrary.h"

namespace stemma {

TextRows::TextRows(const ClientLibrary &library, st_mysql_res *result)
    : m_result(result, library.freeResult)
    , m_fetchRow(library.fetchRow)
    , m_fetchLengths(library.fetchLengths)
    , m_rowCount(qint64(library.rowCount(result)))
    , m_decoded(library.fieldCount(result))
{ }

bool TextRows::isEmpty() const
{
    return m_rowCount == 0;
}

bool TextRows::next()
{
    m_row = m_result ? m_fetchRow(m_result.get()) : nullptr;
    m_lengths = m_row ? m_fetchLengths(m_result.get()) : nullptr;
    return m_row != nullptr;
}

bool TextRows::isNull(int field) const
{
    return !m_row || field >= m_decoded.size() || !m_row[field];
}

QByteArrayView TextRows::bytes(int field) const
{
    return isNull(field) ? QByteArrayView() : QByteArrayView(m_row[field], qsizetype(m_lengths[field]));
}

QString TextRows::text(int field) const
{
    const QByteArrayView told = bytes(field);
    if (told.isEmpty())
        return isNull(field) ? QString() : QStringLiteral("");
    Decoded &decoded = m_decoded[field];
    if (decoded.bytes != told)
        decoded = {told, QString::fromUtf8(told)};
    return decoded.text;
}

int TextRows::number(int field) const
{
    return bytes(field).toInt();
}

} // namespace stemma
