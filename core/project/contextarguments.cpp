// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/contextarguments.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

bool isConfigure(const Node &call)
{
    const Node function = call.field("function");
    const QString object = function.field("object").text();
    return calledName(call) == "configure"_L1 && function.is("attribute")
        && (object == "context"_L1 || object.endsWith(".context"_L1));
}

// Without a connection there is only text to be written.
bool isOffline(const Node &call)
{
    return keywordArgument(call, u"connection"_s).isNull()
        && !(keywordArgument(call, u"url"_s).isNull() && keywordArgument(call, u"dialect_name"_s).isNull());
}

} // namespace

ContextArguments::ContextArguments(const PythonModule &environment, PythonSources &sources,
                                   MainOption mainOption)
    : m_environment(environment)
    , m_sources(sources)
    , m_mainOption(std::move(mainOption))
{
    for (const Node &call : environment.calls()) {
        if (isConfigure(call))
            m_configures << call;
    }
}

bool ContextArguments::isSplat(const Node &call) const
{
    for (const Node &argument : call.field("arguments").children()) {
        if (argument.is("dictionary_splat"))
            return true;
    }
    return false;
}

int ContextArguments::hiddenArgumentsLine() const
{
    for (const Node &call : m_configures) {
        for (const Node &argument : call.field("arguments").children()) {
            if (!argument.is("dictionary_splat"))
                continue;
            const auto found = m_sources.resolved({&m_environment, argument.child(0)});
            const bool isSeen = found
                && (found->node.is("dictionary")
                    || (found->node.is("call") && calledName(found->node) == "dict"_L1
                        && !isSplat(found->node)));
            if (!isSeen)
                return argument.line();
        }
    }
    return 0;
}

ContextArguments::Mention ContextArguments::mention(const Node &written, const QString &standard)
{
    Mention result{std::nullopt, written.line()};
    const auto found = m_sources.resolved({&m_environment, written});
    if (!found)
        return result;
    const Node node = found->node;
    if (node.is("none")) {
        result.value = standard;
    } else if (const auto text = plainString(node)) {
        if (!text->isEmpty())
            result.value = *text;
    } else if (node.is("call") && calledName(node) == "get_main_option"_L1) {
        const QList<Node> arguments = node.field("arguments").children();
        const auto key = arguments.isEmpty() ? std::nullopt : plainString(arguments.first());
        if (key)
            result.value = m_mainOption(*key);
        if (key && !result.value) {
            const Node fallback = arguments.size() > 1 ? arguments[1] : Node();
            result.value = fallback.isNull() || fallback.is("none") ? standard : plainString(fallback);
        }
    }
    return result;
}

QString ContextArguments::text(const QString &key, const QString &standard)
{
    QList<Mention> online;
    QList<Mention> offline;
    QList<Node> silent;
    QSet<qsizetype> own;
    for (const Node &call : std::as_const(m_configures)) {
        const Node written = keywordArgument(call, key);
        if (written)
            own.insert(written.start());
        if (written)
            (isOffline(call) ? offline : online) << mention(written, standard);
        else if (!isSplat(call))
            silent << call;
    }
    // What isn't written into a call of configure() is meant for all of them.
    bool isShared = false;
    const auto share = [&](const Node &written) {
        if (written.isNull() || own.contains(written.start()))
            return;
        isShared = true;
        online << mention(written, standard);
    };
    for (const Node &call : m_environment.calls())
        share(keywordArgument(call, key));
    for (const auto &[name, value] : m_environment.entries()) {
        if (name == key)
            share(value);
    }
    if (!isShared) {
        for (const Node &call : std::as_const(silent))
            (isOffline(call) ? offline : online) << Mention{standard, call.line()};
    }

    const bool haveOnline = !online.isEmpty();
    const QList<Mention> &deciding = haveOnline ? online : offline;
    std::optional<QString> value;
    for (const Mention &each : deciding) {
        if (!each.value) {
            unknown(u"env.py names the version table by an expression that only running it would tell."_s,
                    each.line);
        } else if (value && *value != *each.value) {
            unknown(key == "version_table"_L1
                        ? u"env.py names two version tables, %1 and %2."_s.arg(*value, *each.value)
                        : u"env.py keeps the version table in two schemas."_s,
                    each.line);
        } else {
            value = each.value;
        }
    }
    for (const Mention &each : haveOnline ? offline : QList<Mention>()) {
        if (value && each.value != value)
            offlineDiffers(key, each.line);
    }
    return value.value_or(standard);
}

void ContextArguments::unknown(const QString &message, int line)
{
    Problem problem;
    problem.id = u"version-table-unknown"_s;
    problem.message = message;
    problem.advice = u"Stemma can't tell where this database stands and will not change it."_s;
    problem.place = {m_environment.file(), line, line};
    m_problems << problem;
}

void ContextArguments::offlineDiffers(const QString &key, int line)
{
    Problem problem;
    problem.id = u"version-table-offline"_s;
    problem.severity = Severity::Warning;
    problem.message = u"env.py gives another %1 offline than online."_s.arg(key);
    problem.advice =
        u"Make both calls of context.configure() the same. Stemma goes by the online one; the SQL "
        "that alembic --sql prints is for another table."_s;
    problem.place = {m_environment.file(), line, line};
    m_problems << problem;
}

} // namespace stemma
