// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/touched.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString written(const QualifiedName &name)
{
    return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
}

QString effectName(SessionEffect::Kind kind)
{
    using Kind = SessionEffect::Kind;
    switch (kind) {
    case Kind::Variable:
        return u"variable"_s;
    case Kind::UserVariable:
        return u"user variable"_s;
    case Kind::CurrentSchema:
        return u"schema"_s;
    case Kind::TemporaryTable:
        return u"temporary table"_s;
    case Kind::LockedTables:
        return u"locked tables"_s;
    case Kind::Transaction:
        return u"transaction"_s;
    case Kind::Prepared:
        return u"prepared statement"_s;
    case Kind::NamedLock:
        return u"named lock"_s;
    case Kind::Handler:
        return u"handler"_s;
    case Kind::LastStatement:
        return u"last statement"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace

QString touchedKindName(TouchedObject::Kind kind)
{
    using Kind = TouchedObject::Kind;
    switch (kind) {
    case Kind::Table:
        return u"table"_s;
    case Kind::View:
        return u"view"_s;
    case Kind::Sequence:
        return u"sequence"_s;
    case Kind::Procedure:
        return u"procedure"_s;
    case Kind::Function:
        return u"function"_s;
    case Kind::Trigger:
        return u"trigger"_s;
    case Kind::Event:
        return u"event"_s;
    case Kind::Package:
        return u"package"_s;
    case Kind::Library:
        return u"library"_s;
    case Kind::Database:
        return u"database"_s;
    case Kind::User:
        return u"user"_s;
    case Kind::Role:
        return u"role"_s;
    case Kind::Server:
        return u"server"_s;
    case Kind::Tablespace:
        return u"tablespace"_s;
    case Kind::LogfileGroup:
        return u"logfile group"_s;
    case Kind::ResourceGroup:
        return u"resource group"_s;
    case Kind::SpatialReferenceSystem:
        return u"spatial reference system"_s;
    case Kind::Plugin:
        return u"plugin"_s;
    case Kind::GlobalVariable:
        return u"global variable"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString touchedActionName(TouchedObject::Action action)
{
    using Action = TouchedObject::Action;
    switch (action) {
    case Action::Create:
        return u"create"_s;
    case Action::Alter:
        return u"alter"_s;
    case Action::Drop:
        return u"drop"_s;
    case Action::Rename:
        return u"rename"_s;
    case Action::WriteRows:
        return u"write"_s;
    case Action::Refer:
        return u"refer to"_s;
    case Action::Read:
        return u"read"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString touchedText(const QList<TouchedObject> &objects)
{
    QStringList texts;
    for (const TouchedObject &object : objects) {
        QString text = touchedActionName(object.action) + u' ' + touchedKindName(object.kind) + u' '
            + written(object.name);
        if (!object.newName.isEmpty())
            text += " to "_L1 + written(object.newName);
        texts << text;
    }
    return texts.join(", "_L1);
}

QString sessionText(const QList<SessionEffect> &effects)
{
    QStringList texts;
    for (const SessionEffect &effect : effects)
        texts << (effect.name.isEmpty() ? effectName(effect.kind)
                                        : effectName(effect.kind) + u' ' + effect.name);
    return texts.join(", "_L1);
}

} // namespace stemma
