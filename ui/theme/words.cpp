// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace stemma {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

} // namespace

QString rowsText(const QStringList &rows)
{
    return rows.isEmpty() ? tr("nothing applied") : rows.join(QStringLiteral(", "));
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1000, 'f', 2));
    return tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1000 % 60);
}

} // namespace stemma
