// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>

struct st_mysql_res;

namespace stemma {

struct ClientLibrary;

/// The rows of one answer as the texts that the server sent, read once from the first to the last. What is
/// not looked at is not decoded, and a text that the row before had in the same place is shared with it: of
/// large answers most is repeated.
///
/// Needs no connection any more, and belongs to no thread. Without rows for statements that answer none.
class TextRows
{
public:
    TextRows() = default;
    TextRows(const ClientLibrary &library, st_mysql_res *result); ///< takes the result over
    TextRows(TextRows &&) noexcept = default;
    TextRows &operator=(TextRows &&) noexcept = default;

    bool isEmpty() const; ///< no rows, whether read already or not
    bool next(); ///< goes to the first, the next; false after the last

    // Of the current row. Fields that there are not are NULL.
    bool isNull(int field) const;
    QByteArrayView bytes(int field) const; ///< valid as long as these rows
    QString text(int field) const; ///< empty for NULL
    int number(int field) const; ///< 0 for what is none

private:
    struct Decoded
    {
        QByteArrayView bytes;
        QString text;
    };

    // Its deleter knows the library.
    std::shared_ptr<st_mysql_res> m_result;
    char **(*m_fetchRow)(st_mysql_res *) = nullptr;
    unsigned long *(*m_fetchLengths)(st_mysql_res *) = nullptr;
    qint64 m_rowCount = 0;
    char **m_row = nullptr;
    const unsigned long *m_lengths = nullptr;
    mutable QList<Decoded> m_decoded;
};

} // namespace stemma
