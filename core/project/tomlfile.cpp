// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/tomlfile.h"

// Header-only and without exceptions: a broken file is a value here, and no library is needed at run time.
// Its assertions are about the input ("[!]" breaks one) and come before the code that says what is wrong with
// it; in a release build they would be assumed to hold.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.hpp>
#pragma pop_macro("NDEBUG")

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// Turns the nodes of one file into values.
class Reader
{
public:
    Reader(QString file, QString here)
        : m_file(std::move(file))
        , m_here(std::move(here))
    { }

    Place place(const toml::node &node) const
    {
        return {m_file, int(node.source().begin.line), int(node.source().end.line)};
    }

    Result<TomlFile::Value> value(const toml::node &node) const
    {
        using Kind = TomlFile::Value::Kind;
        TomlFile::Value value;
        value.place = place(node);
        if (const auto *boolean = node.as_boolean()) {
            value.kind = Kind::Boolean;
            value.boolean = boolean->get();
        } else if (const auto *integer = node.as_integer()) {
            value.kind = Kind::Integer;
            value.integer = integer->get();
        } else if (const auto *array = node.as_array()) {
            return list(*array, std::move(value));
        } else {
            const Result<TomlFile::Text> read = text(node);
            if (!read)
                return Failure(read.error());
            value.text = read->text;
        }
        return value;
    }

private:
    Result<TomlFile::Value> list(const toml::array &array, TomlFile::Value value) const
    {
        using Kind = TomlFile::Value::Kind;
        value.kind = !array.empty() && array.front().is_table() ? Kind::Tables : Kind::Texts;
        for (const toml::node &each : array) {
            if (value.kind == Kind::Texts) {
                const Result<TomlFile::Text> read = text(each);
                if (!read)
                    return Failure(read.error());
                value.texts << *read;
                continue;
            }
            const toml::table *table = each.as_table();
            if (!table)
                return unreadable(each);
            TomlFile::Table read{{}, place(each)};
            for (const auto &[key, node] : *table) {
                const Result<TomlFile::Text> item = text(node);
                if (!item)
                    return Failure(item.error());
                read.texts.insert(QString::fromUtf8(key.str()), *item);
            }
            value.tables << read;
        }
        return value;
    }

    Result<TomlFile::Text> text(const toml::node &node) const
    {
        const auto *string = node.as_string();
        if (!string)
            return unreadable(node);
        const QString written = QString::fromUtf8(string->get());
        static const QString token = u"%(here)s"_s;
        QString result;
        for (qsizetype i = 0; i < written.size();) {
            const QStringView rest = QStringView(written).sliced(i);
            if (rest.startsWith("%%"_L1)) {
                result += u'%';
                i += 2;
            } else if (rest.startsWith(token)) {
                result += m_here;
                i += token.size();
            } else if (rest.front() == u'%') {
                return failure(ErrorKind::FileMalformed, u"A % in the value is neither %% nor %(here)s."_s,
                               u"Write a plain percent sign as %%."_s, place(node));
            } else {
                result += rest.front();
                ++i;
            }
        }
        return TomlFile::Text{result, place(node)};
    }

    Failure unreadable(const toml::node &node) const
    {
        return failure(ErrorKind::FileMalformed, u"The value is not of a kind that Alembic takes here."_s,
                       u"Write a text in quotes, or an array of them."_s, place(node));
    }

    const QString m_file;
    const QString m_here;
};

} // namespace

Result<TomlFile> TomlFile::parse(const QString &text, const QString &file, const QString &here)
{
    const QByteArray utf8 = text.toUtf8();
    const toml::parse_result parsed = toml::parse(std::string_view(utf8.constData(), size_t(utf8.size())));
    if (!parsed) {
        // The parser's own words may repeat what stands in the file.
        const int line = int(parsed.error().source().begin.line);
        return failure(ErrorKind::FileMalformed, u"The file is broken TOML."_s,
                       u"Correct the line: Alembic 1.16 and later can't read the file either."_s,
                       {file, line, line});
    }
    TomlFile result;
    const Reader reader(file, here);
    const toml::table *tool = parsed.table()["tool"].as_table();
    const toml::node *alembic = tool ? tool->get("alembic") : nullptr;
    if (!alembic)
        return result;
    const toml::table *table = alembic->as_table();
    if (!table) {
        return failure(ErrorKind::FileMalformed, u"tool.alembic is not a table."_s,
                       u"Write [tool.alembic] with the settings below it."_s, reader.place(*alembic));
    }
    result.m_hasAlembic = true;
    result.m_place = reader.place(*table);
    for (const auto &[key, node] : *table)
        result.m_values.insert(QString::fromUtf8(key.str()), reader.value(node));
    return result;
}

Result<std::optional<TomlFile::Value>> TomlFile::value(const QString &key) const
{
    const auto found = m_values.constFind(key);
    if (found == m_values.cend())
        return std::nullopt;
    if (!*found)
        return Failure(found->error());
    return **found;
}

} // namespace stemma
