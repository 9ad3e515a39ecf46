// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pythonsources.h"

#include "core/project/textfile.h"
#include "core/python/sourcetext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int deepestChain = 12;

} // namespace

PythonSources::PythonSources(QStringList importFolders, int mostModules)
    : m_mostModules(mostModules)
{
    for (const QString &folder : importFolders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && !m_folders.contains(real))
            m_folders << real;
    }
}

QString PythonSources::fileOf(const QString &module) const
{
    static const QRegularExpression dotted(u"\\A\\w+(\\.\\w+)*\\z"_s);
    if (!dotted.match(module).hasMatch())
        return {};
    QSet<QString> found;
    for (const QString &folder : m_folders) {
        const QString path = folder + u'/' + QString(module).replace(u'.', u'/');
        for (const QString &end : {u"/__init__.py"_s, u".py"_s}) {
            const QString file = path + end;
            if (QFileInfo(file).isFile())
                found.insert(QFileInfo(file).canonicalFilePath());
        }
    }
    return found.size() == 1 ? *found.cbegin() : QString();
}

QString PythonSources::absoluteName(const PythonModule &importing, const QString &written) const
{
    if (!written.startsWith(u'.'))
        return written;
    qsizetype dots = 0;
    while (dots < written.size() && written[dots] == u'.')
        ++dots;
    const QString file = QFileInfo(importing.file()).canonicalFilePath();
    QString folder = QFileInfo(file).path();
    for (qsizetype i = 1; i < dots; ++i)
        folder = QFileInfo(folder).path();
    for (const QString &top : m_folders) {
        if (!folder.startsWith(top + u'/'))
            continue;
        const QString package = folder.sliced(top.size() + 1).replace(u'/', u'.');
        return dots == written.size() ? package : package + u'.' + written.sliced(dots);
    }
    return {};
}

std::shared_ptr<const PythonModule> PythonSources::module(const QString &name)
{
    if (const auto known = m_modules.constFind(name); known != m_modules.cend())
        return *known;
    std::shared_ptr<PythonModule> read;
    const QString file = m_modules.size() < m_mostModules ? fileOf(name) : QString();
    if (!file.isEmpty()) {
        if (const Result<QByteArray> bytes = readFileBytes(file))
            read = std::make_shared<PythonModule>(decodeSource(*bytes).utf8, file);
    }
    m_modules.insert(name, read);
    return read;
}

std::optional<PythonUse> PythonSources::resolved(const PythonUse &use)
{
    return resolved(use, 0);
}

std::optional<PythonUse> PythonSources::resolved(const PythonUse &use, int depth)
{
    if (depth > deepestChain || use.node.isNull())
        return std::nullopt;
    if (use.node.is("parenthesized_expression"))
        return resolved({use.module, use.node.child(0)}, depth + 1);
    if (use.node.is("identifier"))
        return definition(*use.module, use.node.text(), false, depth + 1);
    if (use.node.is("attribute")) {
        // models.Base, where models is a module.
        const QString name = moduleNamed(*use.module, use.node.field("object"));
        if (name.isEmpty())
            return use;
        const auto in = module(name);
        return in ? definition(*in, use.node.field("attribute").text(), true, depth + 1) : std::nullopt;
    }
    return use;
}

// The module that `a` or `a.b.c` stands for; empty when it stands for anything else.
QString PythonSources::moduleNamed(const PythonModule &module, const Node &node) const
{
    QStringList names;
    Node at = node;
    for (; at.is("attribute"); at = at.field("object"))
        names.prepend(at.field("attribute").text());
    if (!at.is("identifier"))
        return {};
    const auto import = module.import(at.text());
    if (!import)
        return {};
    const QString from = absoluteName(module, import->module);
    if (from.isEmpty())
        return {};
    if (!import->name.isEmpty())
        names.prepend(import->name);
    names.prepend(from);
    const QString name = names.join(u'.');
    return fileOf(name).isEmpty() ? QString() : name;
}

std::optional<PythonUse> PythonSources::definition(const PythonModule &module, const QString &name,
                                                   bool isImported, int depth)
{
    if (depth > deepestChain)
        return std::nullopt;
    std::optional<PythonUse> result;
    for (const PythonModule::Definition &each : module.definitions(name)) {
        if (isImported && each.isInFunction)
            continue;
        if (each.node.isNull())
            return std::nullopt;
        const bool isSame = !result || result->node.bytes() == each.node.bytes();
        if (!isSame)
            return std::nullopt;
        result = PythonUse{&module, each.node};
    }
    const auto import = module.import(name);
    if (result)
        return import ? std::nullopt : resolved(*result, depth + 1);
    if (import)
        return imported(module, *import, depth + 1);
    // `from x import *` may bring it, and nothing else can.
    for (const PythonModule::Import &each : module.imports()) {
        if (each.name != "*"_L1)
            continue;
        if (const auto found = imported(module, {each.module, name, each.line}, depth + 1))
            return found;
    }
    return std::nullopt;
}

std::optional<PythonUse> PythonSources::imported(const PythonModule &by, const PythonModule::Import &import,
                                                 int depth)
{
    if (import.name.isEmpty())
        return std::nullopt;
    const QString name = absoluteName(by, import.module);
    const auto from = name.isEmpty() ? nullptr : module(name);
    return from ? definition(*from, import.name, true, depth + 1) : std::nullopt;
}

std::optional<PythonUse> PythonSources::function(const PythonUse &use)
{
    if (use.node.is("identifier"))
        return functionIn(*use.module, use.node.text(), 0);
    const QString from =
        use.node.is("attribute") ? moduleNamed(*use.module, use.node.field("object")) : QString();
    const auto in = from.isEmpty() ? nullptr : module(from);
    return in ? functionIn(*in, use.node.field("attribute").text(), 0) : std::nullopt;
}

std::optional<PythonUse> PythonSources::functionIn(const PythonModule &in, const QString &name, int depth)
{
    const auto import = in.import(name);
    const QList<Node> stated = in.functions(name);
    if (stated.size() == 1 && in.definitions(name).size() == 1 && !import)
        return PythonUse{&in, stated.first()};
    if (depth > deepestChain || !import || import->name.isEmpty() || !in.definitions(name).isEmpty())
        return std::nullopt;
    const QString from = absoluteName(in, import->module);
    const auto further = from.isEmpty() ? nullptr : module(from);
    return further ? functionIn(*further, import->name, depth + 1) : std::nullopt;
}

QString PythonSources::outsideName(const PythonUse &use)
{
    return outsideName(use, 0);
}

QString PythonSources::outsideName(const PythonUse &use, int depth)
{
    if (depth > deepestChain)
        return {};
    if (use.node.is("attribute")) {
        const QString name = use.node.field("attribute").text();
        const PythonUse object{use.module, use.node.field("object")};
        if (const QString owner = outsideName(object, depth + 1); !owner.isEmpty())
            return owner + u'.' + name;
        const auto made = resolved(object);
        if (made && made->node.is("call") && calledName(made->node) == "SQLAlchemy"_L1)
            return u"sqlalchemy."_s + name;
        return {};
    }
    if (!use.node.is("identifier"))
        return {};
    const QString name = use.node.text();
    if (!use.module->definitions(name).isEmpty()) {
        const auto alias = resolved(use);
        const bool isFurther = alias && alias->node.is("attribute");
        return isFurther ? outsideName(*alias, depth + 1) : QString();
    }
    const auto import = use.module->import(name);
    if (!import)
        return {};
    const QString from = absoluteName(*use.module, import->module);
    if (from.isEmpty() || import->name.isEmpty())
        return fileOf(from).isEmpty() ? from : QString();
    if (fileOf(from).isEmpty())
        return from + u'.' + import->name;
    const auto in = module(from);
    const auto further = in ? in->import(import->name) : std::nullopt;
    if (!further || !in->definitions(import->name).isEmpty())
        return {};
    const QString origin = absoluteName(*in, further->module);
    if (!fileOf(origin).isEmpty())
        return {};
    return further->name.isEmpty() ? origin : origin + u'.' + further->name;
}

} // namespace stemma
