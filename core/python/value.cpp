// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/value.h"

namespace stemma {

namespace {

struct Words
{
    const char *tag;
    const char *description;
};

// In the order of Value's alternatives.
constexpr Words plainWords[] = {
    {"NoneType", "None"}, {"bool", "True or False"}, {"int", "an integer"},
    {"float", "a float"}, {"str", "a string"},       {"bytes", "bytes"},
};

} // namespace

std::optional<Value> Object::attribute(const QString &, Evaluation &)
{
    return std::nullopt;
}

std::optional<bool> Object::truth() const
{
    return std::nullopt;
}

std::optional<QString> Object::text() const
{
    return std::nullopt;
}

QString Value::tag() const
{
    return object() ? object()->tag() : QLatin1String(plainWords[m_data.index()].tag);
}

QString Value::description() const
{
    return object() ? object()->description() : QLatin1String(plainWords[m_data.index()].description);
}

} // namespace stemma
