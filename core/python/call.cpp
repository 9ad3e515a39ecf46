// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"

#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

QString words(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

} // namespace

QString shortName(const QString &name)
{
    static const std::pair<QLatin1StringView, QLatin1StringView> shorter[] = {
        {QLatin1StringView("sqlalchemy."), QLatin1StringView("sa.")},
        {QLatin1StringView("alembic."), QLatin1StringView("")},
        {QLatin1StringView("builtins."), QLatin1StringView("")},
        {QLatin1StringView("BatchOperations."), QLatin1StringView("batch_op.")},
    };
    for (const auto &[prefix, instead] : shorter) {
        if (name.startsWith(prefix))
            return instead + name.sliced(prefix.size());
    }
    return name;
}

Call::Call(Evaluation &run, const KnownEntry &entry, Value object, const Node &place)
    : evaluation(run)
    , known(entry)
    , self(std::move(object))
    , node(place)
{ }

QString Call::title() const
{
    return shortName(QLatin1String(known.function->name)) + QStringLiteral("()");
}

void Call::refuse(const QString &what) const
{
    giveUp(QStringLiteral("calls %1 with %2").arg(title(), what));
}

void Call::bind(const Arguments &arguments)
{
    const QList<Signature::Parameter> &parameters = known.signature.parameters;
    m_values.assign(size_t(parameters.size()), std::nullopt);
    qsizetype next = 0;
    for (const Value &value : arguments.positional) {
        if (next < parameters.size() && !parameters[next].keywordOnly)
            m_values[size_t(next++)] = value;
        else if (known.signature.takesRest)
            m_rest.append(value);
        else
            refuse(QStringLiteral("more arguments than are known"));
    }
    for (const auto &[name, value] : arguments.keywords) {
        const qsizetype index = indexOf(name.toStdString());
        if (index >= 0 && !m_values[size_t(index)])
            m_values[size_t(index)] = value;
        else if (index >= 0)
            refuse(QStringLiteral("%1= given twice").arg(name));
        else if (known.signature.takesKeywords)
            m_keywords.append({name, value});
        else
            refuse(QStringLiteral("%1=, which is not known here").arg(name));
    }
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        if (parameters[i].required && !m_values[size_t(i)])
            refuse(QStringLiteral("no %1").arg(words(parameters[i].name)));
    }
}

qsizetype Call::indexOf(std::string_view name) const
{
    const QList<Signature::Parameter> &parameters = known.signature.parameters;
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        if (parameters[i].name == name)
            return i;
    }
    return -1;
}

const Value *Call::given(std::string_view name) const
{
    const Value *value = raw(name);
    if (value)
        refuseUnknown(*value);
    return value;
}

const Value *Call::raw(std::string_view name) const
{
    const qsizetype index = indexOf(name);
    Q_ASSERT_X(index >= 0, known.function->name, "reads a parameter that its signature lacks");
    const std::optional<Value> &value = m_values[size_t(index)];
    return value ? &*value : nullptr;
}

Value Call::value(std::string_view name) const
{
    const Value *found = given(name);
    return found ? *found : Value();
}

QString Call::string(std::string_view name) const
{
    const Value found = value(name);
    if (!found.asString())
        refuse(QStringLiteral("%1 as its %2").arg(found.description(), words(name)));
    return *found.asString();
}

std::optional<QString> Call::optionalString(std::string_view name) const
{
    if (value(name).isNone())
        return std::nullopt;
    return string(name);
}

std::optional<bool> Call::optionalFlag(std::string_view name) const
{
    const Value found = value(name);
    if (found.isNone())
        return std::nullopt;
    return isTrue(found);
}

bool Call::flag(std::string_view name, bool otherwise) const
{
    return optionalFlag(name).value_or(otherwise);
}

std::optional<qint64> Call::optionalInteger(std::string_view name) const
{
    const Value found = value(name);
    if (found.isNone())
        return std::nullopt;
    if (!found.asInteger())
        refuse(QStringLiteral("%1 as its %2").arg(found.description(), words(name)));
    return *found.asInteger();
}

QStringList Call::strings(std::string_view name) const
{
    const Value found = value(name);
    if (const QString *text = found.asString())
        return {*text};
    QStringList texts;
    for (const Value &item : itemsOf(found, evaluation.budget)) {
        refuseUnknown(item);
        if (!item.asString())
            refuse(QStringLiteral("%1 among its %2").arg(item.description(), words(name)));
        texts.append(*item.asString());
    }
    return texts;
}

} // namespace stemma
