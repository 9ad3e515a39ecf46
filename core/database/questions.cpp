// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/questions.h"

#include "core/database/connection.h"

#include <algorithm>

namespace stemma {

Questions::Questions(Connection &connection)
{
    m_lanes << Lane{&connection, {}, false, {}};
}

Questions::~Questions()
{
    finish();
}

void Questions::add(int id, const QString &sql, Condition condition)
{
    m_lanes.first().waiting << Question{id, sql, condition};
    sendFirst(m_lanes.first());
}

void Questions::share(Connection &helper, const QList<int> &ids)
{
    Lane lane{&helper, {}, false, {}};
    QList<Question> &waiting = m_lanes.first().waiting;
    for (qsizetype i = m_lanes.first().sent ? 1 : 0; i < waiting.size();) {
        if (ids.contains(waiting[i].id))
            lane.waiting << waiting.takeAt(i);
        else
            ++i;
    }
    sendFirst(lane);
    m_lanes << lane;
}

Result<TextRows> Questions::answer(int id)
{
    for (Lane &lane : m_lanes) {
        const auto isAsked = [id](const Question &question) { return question.id == id; };
        while (std::ranges::any_of(lane.waiting, isAsked)) {
            const bool found = lane.waiting.first().id == id;
            auto taken = take(lane);
            if (!found)
                continue;
            m_helperFailed = m_helperFailed || (!taken && &lane != &m_lanes.first());
            return taken;
        }
    }
    return TextRows(); // its condition was not met
}

void Questions::finish()
{
    for (Lane &lane : m_lanes) {
        if (lane.sent && lane.sending)
            (void)lane.connection->fetchAnswer();
        lane.sent = false;
        lane.waiting.clear();
    }
}

void Questions::sendFirst(Lane &lane)
{
    if (lane.sent || lane.waiting.isEmpty())
        return;
    lane.sending = lane.connection->sendQuestion(lane.waiting.first().sql);
    lane.sent = true;
}

Result<TextRows> Questions::take(Lane &lane)
{
    Result<TextRows> answer = lane.sending ? lane.connection->fetchAnswer() : Failure(lane.sending.error());
    lane.waiting.removeFirst();
    lane.sent = false;
    while (!lane.waiting.isEmpty() && lane.waiting.first().condition == Condition::AfterRows
           && (!answer || answer->isEmpty()))
        lane.waiting.removeFirst();
    sendFirst(lane);
    return answer;
}

} // namespace stemma
