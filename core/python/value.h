// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace stemma {

class Evaluation;
class Value;

/// What a name may stand for beyond the plain values. Objects live on a Heap, as long as the evaluation does,
/// and are compared by identity, so that lists and dictionaries are shared and changed in place as in Python.
class Object
{
public:
    virtual ~Object() = default;

    /// The first part of its attributes' names in the table of known functions: "list", "Dialect".
    virtual QString tag() const = 0;

    /// How a reason speaks of it: "a list".
    virtual QString description() const = 0;

    /// Attributes that are no rows of that table, because they differ from object to object.
    virtual std::optional<Value> attribute(const QString &name, Evaluation &run);

    virtual std::optional<bool> truth() const; ///< bool(), where the class alone decides it
    virtual std::optional<QString> text() const; ///< str(), where it is known
};

/// A Python value. Plain ones are held by value, all else is an Object.
class Value
{
public:
    Value() = default; ///< None

    static Value none() { return {}; }
    static Value boolean(bool value) { return Value(Data(value)); }
    static Value integer(qint64 value) { return Value(Data(value)); }
    static Value real(double value) { return Value(Data(value)); }
    static Value string(QString value) { return Value(Data(std::move(value))); }
    static Value bytes(QByteArray value) { return Value(Data(std::move(value))); }
    static Value object(Object *value) { return Value(Data(value)); }

    bool isNone() const { return std::holds_alternative<std::monostate>(m_data); }
    const bool *asBoolean() const { return std::get_if<bool>(&m_data); }
    const qint64 *asInteger() const { return std::get_if<qint64>(&m_data); }
    const double *asReal() const { return std::get_if<double>(&m_data); }
    const QString *asString() const { return std::get_if<QString>(&m_data); }
    const QByteArray *asBytes() const { return std::get_if<QByteArray>(&m_data); }

    Object *object() const
    {
        Object *const *held = std::get_if<Object *>(&m_data);
        return held ? *held : nullptr;
    }
    template <class T>
    T *as() const
    {
        return dynamic_cast<T *>(object());
    }

    /// bool or int, as Python counts them.
    bool isIntegral() const { return asBoolean() || asInteger(); }
    qint64 integral() const { return asBoolean() ? qint64(*asBoolean()) : asInteger() ? *asInteger() : 0; }

    /// The first part of its attributes' names in the table of known functions.
    QString tag() const;
    QString description() const; ///< "a string", "a list", "None"

private:
    using Data = std::variant<std::monostate, bool, qint64, double, QString, QByteArray, Object *>;
    explicit Value(Data data)
        : m_data(std::move(data))
    { }

    Data m_data;
};

} // namespace stemma
