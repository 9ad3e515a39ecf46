// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/recorded.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

} // namespace

QString recordedText(const Recorded &recorded)
{
    QString text = recorded.lentRows > 0
        ? u"recorded on a copy of the database with at most %1 of each table"_s.arg(
              counted(recorded.lentRows, u"row"_s, u"rows"_s))
        : u"recorded on an empty schema"_s;
    if (recorded.dataQuestions > 0) {
        text += u"; asked the data: %1 on %2"_s.arg(
            counted(recorded.dataQuestions, u"query"_s, u"queries"_s),
            counted(recorded.askedTables.size(), u"table"_s, u"tables"_s));
    }
    if (!recorded.passedOver.isEmpty()) {
        text += u"; %1 failed and the revision went on"_s.arg(
            counted(recorded.passedOver.size(), u"statement"_s, u"statements"_s));
    }
    return text;
}

} // namespace stemma
