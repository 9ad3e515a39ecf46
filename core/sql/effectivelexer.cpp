// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/effectivelexer.h"

namespace stemma {

namespace {

// Servers nest them once at most; deeper ones are taken for plain comments, so that a hostile text costs no
// more than this many readings.
constexpr std::size_t deepest = 8;

struct CommentHead
{
    bool ofMariaDb = false;
    qsizetype length = 0; ///< of /*!50003
    int version = 0;
};

CommentHead readHead(QStringView comment)
{
    CommentHead head;
    head.ofMariaDb = comment.startsWith(u"/*M!");
    head.length = head.ofMariaDb ? 4 : 3;
    // Five or six digits are a version; fewer belong to the statement.
    qsizetype end = head.length;
    while (end < comment.size() && end - head.length < 6 && comment[end] >= u'0' && comment[end] <= u'9')
        ++end;
    if (end - head.length >= 5) {
        head.version = comment.sliced(head.length, end - head.length).toInt();
        head.length = end;
    }
    return head;
}

} // namespace

bool ExecutableComments::runs(QStringView comment) const
{
    const CommentHead head = readHead(comment);
    if (reader == Reader::Any)
        return true;
    if (reader == Reader::MySql && head.ofMariaDb)
        return false;
    if (reader == Reader::MariaDb && !head.ofMariaDb && head.version >= 50700 && head.version <= 99999)
        return false;
    return version == 0 || head.version <= version;
}

EffectiveLexer::EffectiveLexer(QStringView text, const ExecutableComments &comments)
    : m_text(text)
    , m_comments(comments)
    , m_open{SqlLexer(text)}
{ }

SqlToken EffectiveLexer::next()
{
    for (;;) {
        const SqlToken token = m_open.back().next();
        if (token.kind == SqlToken::Kind::End) {
            if (m_open.size() == 1)
                return token;
            m_open.pop_back();
        } else if (token.kind == SqlToken::Kind::ConditionalComment) {
            if (m_open.size() >= deepest || !m_comments.runs(token.text))
                continue;
            const qsizetype end = token.terminated ? token.end() - 2 : token.end();
            const qsizetype start = qMin(token.start + readHead(token.text).length, end);
            m_open.emplace_back(m_text.first(end), start, token.line);
        } else if (!token.isComment()) {
            return token;
        }
    }
}

} // namespace stemma
