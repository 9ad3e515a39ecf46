// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/pythondatetime.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString digits(int number, int width)
{
    return u"%1"_s.arg(number, width, 10, QChar(u'0'));
}

} // namespace

QString PythonDateTime::text(QChar between) const
{
    QString text = local.date().toString(Qt::ISODate) + between + local.time().toString(u"HH:mm:ss"_s);
    if (microsecond != 0)
        text += u'.' + digits(microsecond, 6);
    if (offset) {
        const int size = qAbs(*offset);
        text += (*offset < 0 ? u'-' : u'+') + digits(size / 3600, 2) + u':' + digits(size / 60 % 60, 2);
        if (size % 60 != 0)
            text += u':' + digits(size % 60, 2);
    }
    return text;
}

std::optional<QString> PythonDateTime::format(const QString &format) const
{
    const QDate day = local.date();
    const QTime time = local.time();
    const QLocale c = QLocale::c();
    QString text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%') {
            text += format[i];
            continue;
        }
        if (++i == format.size())
            return std::nullopt;
        switch (format[i].unicode()) {
        case 'Y':
            text += QString::number(day.year());
            break;
        case 'y':
            text += digits(day.year() % 100, 2);
            break;
        case 'm':
            text += digits(day.month(), 2);
            break;
        case 'd':
            text += digits(day.day(), 2);
            break;
        case 'H':
            text += digits(time.hour(), 2);
            break;
        case 'M':
            text += digits(time.minute(), 2);
            break;
        case 'S':
            text += digits(time.second(), 2);
            break;
        case 'f':
            text += digits(microsecond, 6);
            break;
        case 'j':
            text += digits(day.dayOfYear(), 3);
            break;
        case 'b':
            text += c.monthName(day.month(), QLocale::ShortFormat);
            break;
        case 'B':
            text += c.monthName(day.month(), QLocale::LongFormat);
            break;
        case 'a':
            text += c.dayName(day.dayOfWeek(), QLocale::ShortFormat);
            break;
        case 'A':
            text += c.dayName(day.dayOfWeek(), QLocale::LongFormat);
            break;
        case '%':
            text += u'%';
            break;
        default:
            return std::nullopt;
        }
    }
    return text;
}

} // namespace stemma
