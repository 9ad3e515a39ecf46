// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/fileaccess.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/contextmanager.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/modulefiles.h"
#include "core/python/sourcetext.h"
#include "core/python/symbols.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// pathlib.Path
class PathObject : public Object
{
public:
    explicit PathObject(QString text)
        : path(std::move(text))
    { }
    QString tag() const override { return u"Path"_s; }
    QString description() const override { return u"a path"_s; }
    std::optional<bool> truth() const override { return true; }
    std::optional<QString> text() const override { return path; }

    const QString path;
};

/// An open file, of which the whole content is known.
class FileObject : public ContextManager
{
public:
    explicit FileObject(QString content)
        : rest(std::move(content))
    { }
    QString tag() const override { return u"file"_s; }
    QString description() const override { return u"an open file"_s; }
    Value enter(Evaluation &) override { return Value::object(this); }
    void leave(Evaluation &) override { }

    QString rest; ///< not read yet
};

QString pathOf(const Call &call, const Value &value)
{
    refuseUnknown(value);
    if (const auto *path = value.as<PathObject>())
        return path->path;
    if (!value.asString())
        call.refuse(u"%1 as a path"_s.arg(value.description()));
    return *value.asString();
}

QString joined(const QString &first, const QString &second)
{
    if (second.startsWith(u'/') || first.isEmpty())
        return second;
    return first + (first.endsWith(u'/') ? QString() : u"/"_s) + second;
}

QString joinedPaths(const Call &call, QString path)
{
    for (const Value &part : call.rest())
        path = joined(path, pathOf(call, part));
    return path;
}

QString directoryOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : slash == 0 ? u"/"_s : path.left(slash);
}

Value likeGiven(Call &call, const QString &path)
{
    return call.self.as<PathObject>() ? Value::object(call.evaluation.heap.make<PathObject>(path))
                                      : Value::string(path);
}

QString ownPath(const Call &call)
{
    return call.self.as<PathObject>() ? call.self.as<PathObject>()->path : pathOf(call, call.value("path"));
}

Value join(Call &call)
{
    return Value::string(joinedPaths(call, pathOf(call, call.value("path"))));
}

Value makePath(Call &call)
{
    return Value::object(call.evaluation.heap.make<PathObject>(joinedPaths(call, {})));
}

Value joinPath(Call &call)
{
    return Value::object(call.evaluation.heap.make<PathObject>(joinedPaths(call, ownPath(call))));
}

Value directory(Call &call)
{
    return likeGiven(call, directoryOf(ownPath(call)));
}

Value parents(Call &call)
{
    QList<Value> all;
    for (QString path = directoryOf(ownPath(call)); !path.isEmpty(); path = directoryOf(path)) {
        all.append(Value::object(call.evaluation.heap.make<PathObject>(path)));
        if (path == "/"_L1)
            break;
    }
    return Value::object(call.evaluation.heap.make<TupleObject>(std::move(all)));
}

/// Relative paths depend on the folder that Alembic is started in.
Value absolute(Call &call)
{
    const QString path = ownPath(call);
    if (!path.startsWith(u'/'))
        call.refuse(u"a relative path, which depends on where Alembic is started"_s);
    return likeGiven(call, QDir::cleanPath(path));
}

Value baseName(Call &call)
{
    return Value::string(ownPath(call).section(u'/', -1));
}

Value exists(Call &call)
{
    const QString path = QDir::cleanPath(ownPath(call));
    const std::optional<bool> known =
        call.evaluation.context.modules ? call.evaluation.context.modules->exists(path) : std::nullopt;
    if (!known)
        call.refuse(u"a path outside the project"_s);
    if (!call.evaluation.filesRead.contains(path))
        call.evaluation.filesRead.append(path);
    return Value::boolean(*known);
}

QString contentOf(const Call &call, const QString &written)
{
    Evaluation &run = call.evaluation;
    const QString path = QDir::cleanPath(written);
    const std::optional<QByteArray> bytes =
        run.context.modules ? run.context.modules->content(path) : std::nullopt;
    if (!bytes)
        call.refuse(u"a file that is not the project's own: %1"_s.arg(written.section(u'/', -1)));
    run.budget.text(bytes->size());
    const SourceText text = decodeSource(*bytes);
    if (!text.fault.isEmpty())
        call.refuse(u"a file that is no text in UTF-8: %1"_s.arg(written.section(u'/', -1)));
    if (!run.filesRead.contains(path))
        run.filesRead.append(path);
    // Python's text mode makes every line end "\n".
    return QString::fromUtf8(text.utf8).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

Value open(Call &call)
{
    const QString mode = call.optionalString("mode").value_or(u"r"_s);
    const QString encoding = call.optionalString("encoding").value_or(u"utf-8"_s).toLower();
    if (mode != "r"_L1 && mode != "rt"_L1)
        call.refuse(u"the mode %1"_s.arg(mode));
    if (encoding != "utf-8"_L1 && encoding != "utf8"_L1)
        call.refuse(u"the encoding %1"_s.arg(encoding));
    return Value::object(call.evaluation.heap.make<FileObject>(contentOf(call, ownPath(call))));
}

Value readText(Call &call)
{
    return Value::string(contentOf(call, ownPath(call)));
}

Value readRest(Call &call)
{
    return Value::string(std::exchange(call.self.as<FileObject>()->rest, {}));
}

Value readLines(Call &call)
{
    QList<Value> lines;
    const QString text = std::exchange(call.self.as<FileObject>()->rest, {});
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.append(Value::string(text.mid(from, next - from)));
        from = next;
    }
    call.evaluation.budget.items(lines.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(lines)));
}

Value nothing(Call &)
{
    return Value::none();
}

Value valueOfJson(Call &call, const QJsonValue &json)
{
    Heap &heap = call.evaluation.heap;
    call.evaluation.budget.step();
    const Budget::Level level(call.evaluation.budget);
    if (json.isString())
        return Value::string(json.toString());
    if (json.isBool())
        return Value::boolean(json.toBool());
    if (json.isDouble()) {
        const double number = json.toDouble();
        if (number != double(qint64(number)) || qAbs(number) > 1e15)
            call.refuse(u"a number that is not worked out here"_s);
        return Value::integer(qint64(number));
    }
    if (json.isArray()) {
        auto *list = heap.make<ListObject>();
        for (const QJsonValue &item : json.toArray())
            list->items.append(valueOfJson(call, item));
        return Value::object(list);
    }
    if (json.isObject())
        call.refuse(u"an object, whose order is not kept here"_s);
    return Value::none();
}

Value parsedJson(Call &call, const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        call.refuse(u"a text that is no JSON list"_s);
    return valueOfJson(call,
                       document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

Value loadJson(Call &call)
{
    auto *file = call.value("fp").as<FileObject>();
    if (!file)
        call.refuse(call.value("fp").description());
    return parsedJson(call, std::exchange(file->rest, {}));
}

Value loadJsonText(Call &call)
{
    return parsedJson(call, call.string("s"));
}

constexpr const char *openArguments = "path, mode?, buffering?, encoding?, errors?, newline?";

const KnownFunction functions[] = {
    {"os.path.join", "path, *paths", join},
    {"os.path.dirname", "path", directory},
    {"os.path.basename", "path", baseName},
    {"os.path.abspath", "path", absolute},
    {"os.path.realpath", "path", absolute},
    {"os.path.normpath", "path", absolute},
    {"os.path.exists", "path", exists},
    {"os.path.isfile", "path", exists},
    {"pathlib.Path", "*parts", makePath},
    {"pathlib.PurePath", "*parts", makePath},
    {"Path.joinpath", "*parts", joinPath},
    {"Path.parent", nullptr, directory},
    {"Path.parents", nullptr, parents},
    {"Path.name", nullptr, baseName},
    {"Path.resolve", "strict?", absolute},
    {"Path.absolute", "", absolute},
    {"Path.exists", "", exists},
    {"Path.is_file", "", exists},
    {"Path.read_text", "encoding?, errors?", readText},
    {"Path.open", "mode?, buffering?, encoding?, errors?, newline?", open},
    {"builtins.open", openArguments, open},
    {"io.open", openArguments, open},
    {"codecs.open", "path, mode?, encoding?, errors?, buffering?", open},
    {"file.read", "", readRest},
    {"file.readlines", "", readLines},
    {"file.close", "", nothing},
    {"json.load", "fp", loadJson},
    {"json.loads", "s", loadJsonText},
};

} // namespace

std::optional<Value> joinPaths(Evaluation &run, std::string_view op, const Value &left, const Value &right)
{
    const auto *first = left.as<PathObject>();
    const auto *second = right.as<PathObject>();
    if (op != "/" || (!first && !second))
        return std::nullopt;
    const auto textOf = [](const PathObject *path, const Value &value) {
        return path ? path->path : value.asString() ? *value.asString() : QString();
    };
    if ((!first && !left.asString()) || (!second && !right.asString()))
        return std::nullopt;
    return Value::object(run.heap.make<PathObject>(joined(textOf(first, left), textOf(second, right))));
}

KnownFunctions fileAccess()
{
    return functions;
}

} // namespace stemma
