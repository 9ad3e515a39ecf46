// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/programobjects.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/formatting.h"
#include "core/python/symbols.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

ProgramState &stateOf(const Call &call)
{
    return *call.self.as<ProgramState>();
}

Value text(Call &call)
{
    ProgramState &state = stateOf(call);
    state.written += state.program.texts.value(call.optionalInteger("number").value_or(-1));
    return Value::none();
}

Value write(Call &call)
{
    const Value value = call.value("text");
    if (!value.asString())
        giveUp(u"writes %1 that no filter turns into a text"_s.arg(value.description()));
    ProgramState &state = stateOf(call);
    call.evaluation.budget.text(state.written.size() + value.asString()->size());
    state.written += *value.asString();
    return Value::none();
}

Value toText(Call &call)
{
    return Value::string(textOf(call.value("value"), call.evaluation.budget));
}

Value trim(Call &call)
{
    return Value::string(call.string("value").trimmed());
}

Value xml(Call &call)
{
    QString text = call.string("value");
    text.replace(u'&', "&amp;"_L1);
    text.replace(u'>', "&gt;"_L1);
    text.replace(u'<', "&lt;"_L1);
    text.replace(u'"', "&#34;"_L1);
    text.replace(u'\'', "&#39;"_L1);
    return Value::string(text);
}

Value comma(Call &call)
{
    const Value value = call.value("value");
    if (value.isNone())
        return Value::string({});
    return Value::string(call.strings("value").join(", "_L1));
}

Value contextGet(Call &call)
{
    const QString name = call.string("name");
    const QHash<QString, ProgramValue> &names = stateOf(call).program.names;
    if (const auto found = names.constFind(name); found != names.cend())
        return programValue(call.evaluation, *found);
    return call.value("default");
}

Value mainOption(Call &call)
{
    const TextProgram &program = stateOf(call).program;
    if (!program.option)
        call.refuse(u"no configuration at hand"_s);
    if (const std::optional<QString> option = program.option(call.string("name")))
        return Value::string(*option);
    return call.value("default");
}

/// Only what Python's expressions and ours mean alike: literals, \s \w \d, a class of plain characters, and
/// repetitions.
QRegularExpression pattern(const Call &call)
{
    static const QRegularExpression plain(
        uR"(\A(?:(?:[\w ,;:/|@=&~!<>"'-]|\\[swdSWD.,]|\[\^?[\w ,;:/|\\]+\])[*+?]?)+\z)"_s);
    const QString written = call.string("pattern");
    const QRegularExpression expression(written, QRegularExpression::UseUnicodePropertiesOption);
    if (!plain.match(written).hasMatch() || !expression.isValid() || expression.match(u""_s).hasMatch())
        call.refuse(u"a pattern that is not worked out here"_s);
    return expression;
}

Value reSplit(Call &call)
{
    const QRegularExpression expression = pattern(call);
    QList<Value> parts;
    for (const QString &part : call.string("string").split(expression))
        parts.append(Value::string(part));
    call.evaluation.budget.items(parts.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(parts)));
}

Value reSubstitute(Call &call)
{
    const QString replacement = call.string("replacement");
    if (replacement.contains(u'\\'))
        call.refuse(u"a replacement that is not worked out here"_s);
    const QRegularExpression expression = pattern(call);
    QString result;
    const QString text = call.string("string");
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : expression.globalMatch(text)) {
        call.evaluation.budget.text(result.size() + replacement.size());
        result += QStringView(text).mid(from, match.capturedStart() - from) + replacement;
        from = match.capturedEnd();
    }
    return Value::string(result + QStringView(text).mid(from));
}

class DateTimeObject : public Object
{
public:
    explicit DateTimeObject(PythonDateTime value)
        : moment(std::move(value))
    { }
    QString tag() const override { return u"moment"_s; }
    QString description() const override { return u"a date and time"_s; }
    std::optional<bool> truth() const override { return true; }
    std::optional<QString> text() const override { return moment.text(); }
    std::optional<Value> attribute(const QString &name, Evaluation &run) override;

    const PythonDateTime moment;
};

Value isoFormat(Call &call)
{
    const QString between = call.optionalString("sep").value_or(u"T"_s);
    if (between.size() != 1)
        call.refuse(u"a separator that is no character"_s);
    return Value::string(call.self.as<DateTimeObject>()->moment.text(between.front()));
}

Value formatTime(Call &call)
{
    const std::optional<QString> text = call.self.as<DateTimeObject>()->moment.format(call.string("format"));
    if (!text)
        call.refuse(u"a format that is not worked out here"_s);
    return Value::string(*text);
}

/// A function that only programs know, bound to what it works on.
Value known(Evaluation &run, const char *name, Object *self)
{
    static const KnownFunction functions[] = {
        {"_text", "number", text},
        {"_write", "text", write},
        {"_str", "value", toText},
        {"_trim", "value", trim},
        {"_xml", "value", xml},
        {"comma", "value", comma},
        {"context.get", "name, default?", contextGet},
        {"config.get_main_option", "name, default?", mainOption},
        {"re.split", "pattern, string", reSplit},
        {"re.sub", "pattern, replacement, string", reSubstitute},
        {"create_date.isoformat", "sep?", isoFormat},
        {"create_date.strftime", "format", formatTime},
    };
    static const QHash<QByteArrayView, KnownEntry *> entries = [] {
        QHash<QByteArrayView, KnownEntry *> table;
        for (const KnownFunction &function : functions)
            table.insert(function.name, new KnownEntry{&function, Signature(function.signature)});
        return table;
    }();
    const KnownEntry *entry = entries.value(name);
    return entry ? Value::object(run.heap.make<KnownObject>(entry, Value::object(self))) : Value();
}

std::optional<Value> DateTimeObject::attribute(const QString &name, Evaluation &run)
{
    const QDate day = moment.local.date();
    const QTime time = moment.local.time();
    const QHash<QString, int> numbers{{u"year"_s, day.year()},
                                      {u"month"_s, day.month()},
                                      {u"day"_s, day.day()},
                                      {u"hour"_s, time.hour()},
                                      {u"minute"_s, time.minute()},
                                      {u"second"_s, time.second()},
                                      {u"microsecond"_s, moment.microsecond}};
    if (numbers.contains(name))
        return Value::integer(numbers.value(name));
    if (name == "isoformat"_L1 || name == "strftime"_L1)
        return known(run, name == "isoformat"_L1 ? "create_date.isoformat" : "create_date.strftime", this);
    return std::nullopt;
}

/// context, config and re: objects that have only methods.
class MethodsObject : public Object
{
public:
    MethodsObject(QByteArray objectName, ProgramState *programState)
        : name(std::move(objectName))
        , state(programState)
    { }
    QString tag() const override { return u"template."_s + QLatin1StringView(name); }
    QString description() const override { return QString::fromLatin1(name); }
    std::optional<bool> truth() const override { return true; }
    std::optional<Value> attribute(const QString &method, Evaluation &run) override
    {
        const QByteArray full = name + '.' + method.toLatin1();
        const Value value = known(run, full.constData(), state);
        return value.isNone() ? std::nullopt : std::optional(value);
    }

    const QByteArray name;
    ProgramState *const state;
};

} // namespace

std::optional<QString> UndefinedObject::text() const
{
    giveUp(u"uses the name %1, which it is not given"_s.arg(name));
}

Value programValue(Evaluation &run, const ProgramValue &value)
{
    const auto texts = [](const QStringList &items) {
        QList<Value> values;
        for (const QString &item : items)
            values.append(Value::string(item));
        return values;
    };
    if (const auto *number = std::get_if<qint64>(&value))
        return Value::integer(*number);
    if (const auto *text = std::get_if<QString>(&value))
        return Value::string(*text);
    if (const auto *tuple = std::get_if<ProgramTuple>(&value))
        return Value::object(run.heap.make<TupleObject>(texts(tuple->items)));
    if (const auto *list = std::get_if<ProgramList>(&value))
        return Value::object(run.heap.make<ListObject>(texts(list->items)));
    if (const auto *moment = std::get_if<PythonDateTime>(&value))
        return Value::object(run.heap.make<DateTimeObject>(*moment));
    if (std::holds_alternative<ProgramComma>(value))
        return known(run, "comma", nullptr);
    return Value::none();
}

void bindProgramNames(Evaluation &run, ProgramState &state)
{
    for (const char *name : {"_text", "_write", "_str", "_trim", "_xml"})
        run.module.bind(QLatin1StringView(name), known(run, name, &state));
    for (const char *name : {"context", "config"})
        run.module.bind(QLatin1StringView(name), Value::object(run.heap.make<MethodsObject>(name, &state)));
    run.module.bind(QStringLiteral("_re"), Value::object(run.heap.make<MethodsObject>("re", &state)));
    for (const auto &[name, value] : state.program.names.asKeyValueRange())
        run.module.bind(name, programValue(run, value));
}

} // namespace stemma
