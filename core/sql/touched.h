// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma {

/// A name as a statement writes it, without quotes.
struct QualifiedName
{
    QString schema; ///< empty: the session's
    QString name;

    bool isEmpty() const { return name.isEmpty(); }
    bool operator==(const QualifiedName &) const = default;
};

/// One thing that a statement has to do with.
struct TouchedObject
{
    enum class Kind {
        Table, ///< renamed, read, or with rows written, it may as well be a view or a sequence
        View,
        Sequence,
        Procedure,
        Function,
        Trigger,
        Event,
        Package,
        Library,
        Database,
        User, ///< "name@host", or "name"
        Role,
        Server,
        Tablespace,
        LogfileGroup,
        ResourceGroup,
        SpatialReferenceSystem,
        Plugin, ///< components too
        GlobalVariable,
    };
    enum class Action {
        Create, ///< or replace
        Alter, ///< its definition, or how its rows are stored
        Drop,
        Rename, ///< to newName
        WriteRows,
        Refer, ///< a foreign key or a trigger is put on it
        Read,
    };

    Action action = Action::Read;
    Kind kind = Kind::Table;
    QualifiedName name;
    QualifiedName newName; ///< of Rename

    bool operator==(const TouchedObject &) const = default;
};

/// State of the session that later statements may rest on, and that is gone with the session.
struct SessionEffect
{
    enum class Kind {
        Variable, ///< SET sql_mode = …; "names", "transaction", "role" too
        UserVariable, ///< @name
        CurrentSchema, ///< USE
        TemporaryTable,
        LockedTables, ///< or UNLOCK TABLES; also FLUSH TABLES … WITH READ LOCK, backup locks
        Transaction, ///< begins, ends or marks one
        Prepared, ///< PREPARE, DEALLOCATE
        NamedLock, ///< GET_LOCK() and its release
        Handler, ///< HANDLER … OPEN, CLOSE
        LastStatement, ///< LAST_INSERT_ID(), ROW_COUNT(), FOUND_ROWS(): only as something needed
    };

    Kind kind = Kind::Variable;
    QString name;

    bool operator==(const SessionEffect &) const = default;
};

/// What one or more statements have to do with, as far as their text tells. Never less than the truth but for
/// what only the schema can tell: triggers and cascades of the tables written, triggers of a table dropped,
/// foreign keys of others on a table renamed (schema::touchedIn() adds those).
struct Touched
{
    QList<TouchedObject> objects; ///< in the text's order, each once
    bool anything = false; ///< the text can't tell: CALL, EXECUTE, a statement that is not known
    bool commits = false; ///< ends an open transaction by itself, also when it fails
    /// Each statement may be repeated after it was done: IF [NOT] EXISTS, OR REPLACE, or it changes nothing.
    bool repeatable = false;
    QList<SessionEffect> leaves; ///< session state
    QList<SessionEffect> needs; ///< session state of earlier statements: user variables, LAST_INSERT_ID()
    QString schema; ///< what the last USE has set; empty: none

    bool operator==(const Touched &) const = default;
};

QString touchedKindName(TouchedObject::Kind kind); ///< "table", "global variable"
QString touchedActionName(TouchedObject::Action action); ///< "create", "write", "refer to"

/// For tests and people: "create table shop.a, refer to table b, rename table c to d".
QString touchedText(const QList<TouchedObject> &objects);
QString sessionText(const QList<SessionEffect> &effects); ///< "variable sql_mode, user variable a"

} // namespace stemma
