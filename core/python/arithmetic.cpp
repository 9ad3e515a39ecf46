// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/arithmetic.h"

#include "core/python/operators.h"
#include "core/python/symbols.h"
#include "core/python/unknowable.h"

#include <cmath>

namespace stemma {

namespace {

[[noreturn]] void tooLarge()
{
    giveUp(QStringLiteral("makes a number that is too large to work out"));
}

qint64 power(qint64 base, qint64 exponent)
{
    qint64 result = 1;
    for (; exponent > 0; --exponent) {
        if (__builtin_mul_overflow(result, base, &result))
            tooLarge();
        if (result == 0 || (result == 1 && base == 1))
            return result;
        if (base == -1)
            return exponent % 2 == 0 ? 1 : -1;
    }
    return result;
}

qint64 floorQuotient(qint64 left, qint64 right)
{
    const qint64 quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

void refuseZero(bool isZero)
{
    if (isZero)
        giveUp(QStringLiteral("divides by zero"));
}

Value integers(std::string_view op, qint64 left, qint64 right)
{
    qint64 result = 0;
    if (op == "+" || op == "-" || op == "*") {
        const bool overflow = op == "+" ? __builtin_add_overflow(left, right, &result)
            : op == "-"                 ? __builtin_sub_overflow(left, right, &result)
                                        : __builtin_mul_overflow(left, right, &result);
        if (overflow)
            tooLarge();
        return Value::integer(result);
    }
    if (op == "/" || op == "//" || op == "%") {
        refuseZero(right == 0);
        if (left == std::numeric_limits<qint64>::min())
            tooLarge();
        if (op == "/")
            return Value::real(double(left) / double(right));
        const qint64 quotient = floorQuotient(left, right);
        return Value::integer(op == "//" ? quotient : left - quotient * right);
    }
    if (op == "**") {
        if (right < 0)
            return Value::real(std::pow(double(left), double(right)));
        return Value::integer(power(left, right));
    }
    if (op == "&" || op == "|" || op == "^")
        return Value::integer(op == "&" ? left & right : op == "|" ? left | right : left ^ right);
    if (op == "<<" || op == ">>") {
        if (right < 0 || right > 62
            || (op == "<<" && (left < 0 || left > (std::numeric_limits<qint64>::max() >> right))))
            tooLarge();
        return Value::integer(op == "<<" ? left << right : left >> right);
    }
    giveUp(QStringLiteral("uses an operator that is not worked out here"));
}

Value reals(std::string_view op, double left, double right)
{
    if (op == "+")
        return Value::real(left + right);
    if (op == "-")
        return Value::real(left - right);
    if (op == "*")
        return Value::real(left * right);
    if (op == "/" || op == "//" || op == "%") {
        refuseZero(right == 0);
        if (op == "/")
            return Value::real(left / right);
        const double quotient = std::floor(left / right);
        return Value::real(op == "//" ? quotient : left - quotient * right);
    }
    if (op == "**")
        return Value::real(std::pow(left, right));
    giveUp(QStringLiteral("uses an operator on floats that Python refuses"));
}

} // namespace

bool isNumber(const Value &value)
{
    return value.isIntegral() || value.asReal();
}

Value arithmetic(std::string_view op, const Value &left, const Value &right)
{
    if (left.asBoolean() && right.asBoolean() && (op == "&" || op == "|" || op == "^"))
        return Value::boolean(integers(op, left.integral(), right.integral()).integral() != 0);
    if (left.isIntegral() && right.isIntegral())
        return integers(op, left.integral(), right.integral());
    return reals(op, left.asReal() ? *left.asReal() : double(left.integral()),
                 right.asReal() ? *right.asReal() : double(right.integral()));
}

Value unaryOperation(std::string_view op, const Value &operand)
{
    refuseUnknown(operand);
    if (operand.isIntegral()) {
        if (op == "-" && operand.integral() == std::numeric_limits<qint64>::min())
            tooLarge();
        return Value::integer(op == "-"       ? -operand.integral()
                                  : op == "~" ? ~operand.integral()
                                              : operand.integral());
    }
    if (operand.asReal() && op != "~")
        return Value::real(op == "-" ? -*operand.asReal() : *operand.asReal());
    giveUp(QStringLiteral("puts a sign before %1").arg(operand.description()));
}

} // namespace stemma
