// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/textrows.h"

#include <QList>
#include <QString>

namespace stemma {

class Connection;

/// Questions whose words are known beforehand, put to the server one after another: as soon as an answer has
/// arrived the next question is sent, and the server works on it while the caller reads.
///
/// A second connection may take over some of them; each connection then has its own order. Answers must be
/// asked for in the order in which their connection is asked; one that is passed over is thrown away.
///
/// On the connections' thread. While there are questions nothing else may be asked of the connections: end
/// with finish(), which the destructor does too.
class Questions
{
public:
    explicit Questions(Connection &connection);
    ~Questions();
    Questions(const Questions &) = delete;
    Questions &operator=(const Questions &) = delete;

    enum class Condition { Always, AfterRows };

    /// AfterRows: only asked when the answer before has rows; else its own has none either.
    void add(int id, const QString &sql, Condition condition = Condition::Always);

    /// From now on `helper` is asked those that were not sent yet, of these.
    void share(Connection &helper, const QList<int> &ids);

    Result<TextRows> answer(int id);
    bool helperFailed() const { return m_helperFailed; } ///< an answer was an error, and it was the helper's

    void finish();

private:
    struct Question
    {
        int id = 0;
        QString sql;
        Condition condition = Condition::Always;
    };

    struct Lane
    {
        Connection *connection = nullptr;
        QList<Question> waiting; ///< the first is the one that was sent, if `sent`
        bool sent = false;
        Result<> sending;
    };

    static void sendFirst(Lane &lane);
    static Result<TextRows> take(Lane &lane);

    QList<Lane> m_lanes;
    bool m_helperFailed = false;
};

} // namespace stemma
