// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/literals.h"
#include "core/python/symbols.h"

#include <QDateTime>
#include <QRegularExpression>

namespace stemma {

namespace {

/// The lines' common white space is taken off; lines of white space alone become empty.
Value dedent(Call &call)
{
    QStringList lines = call.string("text").split(QLatin1Char('\n'));
    std::optional<QString> margin;
    for (QString &line : lines) {
        qsizetype indent = 0;
        while (indent < line.size()
               && (line[indent] == QLatin1Char(' ') || line[indent] == QLatin1Char('\t')))
            ++indent;
        if (indent == line.size()) {
            line.clear();
            continue;
        }
        QString common = margin ? QString() : line.left(indent);
        for (qsizetype i = 0; margin && i < qMin(indent, margin->size()) && line[i] == (*margin)[i]; ++i)
            common += line[i];
        margin = common;
    }
    const qsizetype cut = margin.value_or(QString()).size();
    for (QString &line : lines) {
        if (!line.isEmpty())
            line.remove(0, cut);
    }
    call.evaluation.budget.text(call.string("text").size());
    return Value::string(lines.join(QLatin1Char('\n')));
}

/// enum.auto(): itself, until its class counts.
Value autoValue(Call &call)
{
    return Value::object(
        call.evaluation.heap.make<KnownObject>(findKnown(QStringLiteral("enum.auto")), Value()));
}

class LoggerObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Logger"); }
    QString description() const override { return QStringLiteral("a logger"); }
};

Value logger(Call &call)
{
    return Value::object(call.evaluation.heap.make<LoggerObject>());
}

/// A message for people: nothing of it reaches the database.
Value nothing(Call &call)
{
    for (const Value &argument : call.rest())
        refuseUnknown(argument);
    return Value::none();
}

QString isoPart(qint64 number, int digits)
{
    return QStringLiteral("%1").arg(number, digits, 10, QLatin1Char('0'));
}

qint64 part(const Call &call, std::string_view name)
{
    return call.optionalInteger(name).value_or(0);
}

Value date(Call &call)
{
    const QDate day(int(part(call, "year")), int(part(call, "month")), int(part(call, "day")));
    if (!day.isValid() || part(call, "year") < 1 || part(call, "year") > 9999)
        call.refuse(QStringLiteral("a day that does not exist"));
    const Literal literal{Literal::Kind::Date, day.toString(Qt::ISODate)};
    return Value::object(call.evaluation.heap.make<LiteralObject>(literal));
}

Value dateTime(Call &call)
{
    const QDate day(int(part(call, "year")), int(part(call, "month")), int(part(call, "day")));
    const QTime time(int(part(call, "hour")), int(part(call, "minute")), int(part(call, "second")));
    const qint64 micro = part(call, "microsecond");
    if (!day.isValid() || !time.isValid() || micro < 0 || micro > 999'999 || part(call, "year") > 9999)
        call.refuse(QStringLiteral("a time that does not exist"));
    QString text = day.toString(Qt::ISODate) + QLatin1Char(' ') + time.toString(QStringLiteral("HH:mm:ss"));
    if (micro > 0)
        text += QLatin1Char('.') + isoPart(micro, 6);
    return Value::object(call.evaluation.heap.make<LiteralObject>(Literal{Literal::Kind::DateTime, text}));
}

Value moment(Call &call, const QString &text)
{
    return Value::object(call.evaluation.heap.make<LiteralObject>(Literal{Literal::Kind::DateTime, text}));
}

Value firstMoment(Call &call)
{
    return moment(call, QStringLiteral("0001-01-01 00:00:00"));
}

Value lastMoment(Call &call)
{
    return moment(call, QStringLiteral("9999-12-31 23:59:59.999999"));
}

Value decimal(Call &call)
{
    static const QRegularExpression plain(QStringLiteral("\\A-?\\d+(\\.\\d+)?\\z"));
    const Value given = call.value("value");
    const QString text = given.asInteger() ? QString::number(*given.asInteger()) : call.string("value");
    if (!plain.match(text).hasMatch())
        call.refuse(QStringLiteral("a number that is not worked out here"));
    return Value::object(call.evaluation.heap.make<LiteralObject>(Literal{Literal::Kind::Decimal, text}));
}

constexpr const char *clock = "the answer depends on the time of the run";
constexpr const char *random = "the answer is random";
constexpr const char *machine = "the answer depends on the machine";

const KnownFunction functions[] = {
    {"enum.Enum", "*arguments", nullptr, "enums made by calls are not worked out here"},
    {"enum.IntEnum", "*arguments", nullptr, "enums made by calls are not worked out here"},
    {"enum.StrEnum", "*arguments", nullptr, "enums made by calls are not worked out here"},
    {"enum.auto", "", autoValue},
    {"textwrap.dedent", "text", dedent},
    {"inspect.cleandoc", "text", nullptr, "it is not worked out here"},
    {"logging.getLogger", "*name", logger},
    {"logging.debug", "*arguments, **options", nothing},
    {"logging.info", "*arguments, **options", nothing},
    {"logging.warning", "*arguments, **options", nothing},
    {"logging.error", "*arguments, **options", nothing},
    {"Logger.debug", "*arguments, **options", nothing},
    {"Logger.info", "*arguments, **options", nothing},
    {"Logger.warning", "*arguments, **options", nothing},
    {"Logger.warn", "*arguments, **options", nothing},
    {"Logger.error", "*arguments, **options", nothing},
    {"Logger.exception", "*arguments, **options", nothing},
    {"Logger.critical", "*arguments, **options", nothing},
    {"Logger.setLevel", "*arguments", nothing},
    {"warnings.warn", "*arguments, **options", nothing},
    {"datetime.date", "year, month, day", date},
    {"datetime.datetime", "year, month, day, hour?, minute?, second?, microsecond?", dateTime},
    {"datetime.date.today", "", nullptr, clock},
    {"datetime.datetime.min", nullptr, firstMoment},
    {"datetime.datetime.max", nullptr, lastMoment},
    {"datetime.datetime.now", "*arguments, **options", nullptr, clock},
    {"datetime.datetime.utcnow", "", nullptr, clock},
    {"datetime.datetime.today", "", nullptr, clock},
    {"decimal.Decimal", "value", decimal},
    {"time.time", "", nullptr, clock},
    {"time.sleep", "seconds", nullptr, clock},
    {"uuid.uuid1", "", nullptr, random},
    {"uuid.uuid4", "", nullptr, random},
    {"random.random", "", nullptr, random},
    {"random.choice", "*arguments", nullptr, random},
    {"random.randint", "*arguments", nullptr, random},
    {"secrets.token_hex", "*arguments", nullptr, random},
    {"secrets.token_urlsafe", "*arguments", nullptr, random},
    {"os.getenv", "*arguments, **options", nullptr, machine},
    {"os.environ.get", "*arguments, **options", nullptr, machine},
};

} // namespace

KnownFunctions standardModules()
{
    return functions;
}

} // namespace stemma
