// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/storedprogram.h"

#include <QString>
#include <QStringList>

namespace stemma {

namespace {

/// Words and single signs from a statement's start. A quoted name is the sign of its quote, so that a definer
/// called `view` is not taken for the keyword. Executable comments (/*!50003 … */) are read, since the server
/// reads them.
class Words
{
public:
    explicit Words(QStringView sql)
        : m_rest(sql)
    { }

    QString next()
    {
        skipBlank();
        if (m_rest.isEmpty())
            return {};
        const QChar first = m_rest.front();
        if (first == u'`' || first == u'\'' || first == u'"') {
            const qsizetype end = m_rest.indexOf(first, 1);
            m_rest = end < 0 ? QStringView() : m_rest.sliced(end + 1);
            return first;
        }
        qsizetype length = 0;
        while (length < m_rest.size() && (m_rest[length].isLetterOrNumber() || m_rest[length] == u'_'))
            ++length;
        length = qMax<qsizetype>(length, 1);
        const QString word = m_rest.first(length).toString().toUpper();
        m_rest = m_rest.sliced(length);
        return word;
    }

private:
    void skipPast(QStringView mark)
    {
        const qsizetype end = m_rest.indexOf(mark);
        m_rest = end < 0 ? QStringView() : m_rest.sliced(end + mark.size());
    }

    void skipBlank()
    {
        while (!m_rest.isEmpty()) {
            if (m_rest.front().isSpace()) {
                m_rest = m_rest.sliced(1);
            } else if (m_rest.front() == u'#' || m_rest.startsWith(u"-- ") || m_rest.startsWith(u"--\n")) {
                skipPast(u"\n");
            } else if (m_rest.startsWith(u"/*!") || m_rest.startsWith(u"/*M!")) {
                skipPast(u"!");
                while (!m_rest.isEmpty() && m_rest.front().isDigit())
                    m_rest = m_rest.sliced(1);
            } else if (m_rest.startsWith(u"*/")) {
                m_rest = m_rest.sliced(2);
            } else if (m_rest.startsWith(u"/*")) {
                skipPast(u"*/");
            } else {
                return;
            }
        }
    }

    QStringView m_rest;
};

} // namespace

bool storesSqlMode(QStringView sql)
{
    Words words(sql);
    const QString verb = words.next();
    if (verb != u"CREATE" && verb != u"ALTER")
        return false;
    // Longest way to the noun: OR REPLACE ALGORITHM = MERGE DEFINER = 'u' @ 'h' SQL SECURITY DEFINER VIEW.
    for (int i = 0; i < 20; ++i) {
        const QString word = words.next();
        if (word == u"TRIGGER" || word == u"PROCEDURE" || word == u"FUNCTION" || word == u"EVENT"
            || word == u"VIEW")
            return true;
        if (word == u"DEFINER" && words.next() == u"=") {
            words.next();
            continue;
        }
        if (word == u"@") {
            words.next();
            continue;
        }
        static const QStringList passed{"OR",      "REPLACE",   "AGGREGATE", "ALGORITHM", "=",
                                        "MERGE",   "TEMPTABLE", "UNDEFINED", "SQL",       "SECURITY",
                                        "DEFINER", "INVOKER",   "(",         ")"};
        if (!passed.contains(word))
            return false;
    }
    return false;
}

bool countsRows(QStringView sql)
{
    const QString verb = Words(sql).next();
    return verb == u"INSERT" || verb == u"UPDATE" || verb == u"DELETE" || verb == u"REPLACE"
        || verb == u"LOAD" || verb == u"WITH";
}

} // namespace stemma
