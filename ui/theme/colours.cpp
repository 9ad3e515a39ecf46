// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

namespace stemma {

namespace {

struct Entry
{
    Role role;
    const char *light;
    const char *dark;
};

// One table for both themes. Texts reach 4.5:1 and graphics 3:1 on both bases; a test computes it.
constexpr Entry table[] = {
    {Role::Text, "#1c2128", "#e3e6eb"},        {Role::MutedText, "#58616d", "#a3abb7"},
    {Role::Base, "#ffffff", "#1b1e23"},        {Role::RaisedBase, "#f3f4f6", "#24282e"},
    {Role::Line, "#d8dce2", "#383e47"},        {Role::ControlLine, "#858d99", "#7a8391"},
    {Role::Accent, "#1b5cc0", "#6fa8fc"},      {Role::AccentText, "#ffffff", "#10151c"},
    {Role::Selection, "#d9e7fc", "#24344c"},

    {Role::Applied, "#1d7548", "#5bc08a"},     {Role::Pending, "#565f6b", "#9aa3b0"},
    {Role::Current, "#1b5cc0", "#6fa8fc"},     {Role::Head, "#7445bd", "#b998f5"},
    {Role::Missing, "#97580a", "#e2a654"},

    {Role::Info, "#1b5cc0", "#6fa8fc"},        {Role::InfoBase, "#e8f0fc", "#202d40"},
    {Role::Caution, "#855300", "#e6b450"},     {Role::CautionBase, "#fdf3dd", "#37301f"},
    {Role::Danger, "#b92525", "#ff8a85"},      {Role::DangerBase, "#fcebea", "#3b2526"},

    {Role::Development, "#2a8553", "#4fb37d"}, {Role::Staging, "#ad6800", "#dd9f3c"},
    {Role::Production, "#c22f2f", "#f0706b"},

    {Role::DiffAdded, "#dff3e5", "#1e3a2b"},   {Role::DiffRemoved, "#fbe3e2", "#46272a"},
    {Role::DiffChanged, "#fcf0cf", "#40371c"},
};
static_assert(std::size(table) == size_t(Role::Count));

// After the palette of Okabe and Ito, which the common colour-blindnesses tell apart, with lightness moved
// until each line reaches 3:1 on its base; neighbours differ in lightness too.
constexpr const char *lightLanes[Colours::laneCount] = {"#0a66a8", "#c4500a", "#0a8f6c", "#a8437f",
                                                        "#8c7300", "#3987b8", "#565e6b", "#7b3f1d"};
constexpr const char *darkLanes[Colours::laneCount] = {"#5aa9e6", "#f0894a", "#35c49a", "#e08cbc",
                                                       "#e0c84a", "#8fd0f5", "#b4bcc8", "#c98d63"};

template <size_t size>
std::array<QColor, size> colours(const char *const (&names)[size])
{
    std::array<QColor, size> result;
    for (size_t i = 0; i < size; ++i)
        result[i] = QColor::fromString(QLatin1StringView(names[i]));
    return result;
}

auto roles(const char *Entry::*column)
{
    std::array<QColor, size_t(Role::Count)> result;
    for (const Entry &entry : table)
        result[size_t(entry.role)] = QColor::fromString(QLatin1StringView(entry.*column));
    return result;
}

} // namespace

Colours::Colours(bool dark, const Roles &roles, const std::array<QColor, laneCount> &lanes)
    : m_dark(dark)
    , m_roles(roles)
    , m_lanes(lanes)
{ }

const Colours &Colours::light()
{
    static const Colours result(false, roles(&Entry::light), colours(lightLanes));
    return result;
}

const Colours &Colours::dark()
{
    static const Colours result(true, roles(&Entry::dark), colours(darkLanes));
    return result;
}

const Colours &Colours::of(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5 ? dark() : light();
}

QPalette Colours::palette() const
{
    const Colours &c = *this;
    QPalette p;
    p.setColor(QPalette::Window, c(Role::RaisedBase));
    p.setColor(QPalette::WindowText, c(Role::Text));
    p.setColor(QPalette::Base, c(Role::Base));
    p.setColor(QPalette::AlternateBase, c(Role::RaisedBase));
    p.setColor(QPalette::Text, c(Role::Text));
    p.setColor(QPalette::PlaceholderText, c(Role::MutedText));
    p.setColor(QPalette::Button, c(Role::RaisedBase));
    p.setColor(QPalette::ButtonText, c(Role::Text));
    p.setColor(QPalette::BrightText, c(Role::Danger));
    p.setColor(QPalette::ToolTipBase, c(Role::RaisedBase));
    p.setColor(QPalette::ToolTipText, c(Role::Text));
    p.setColor(QPalette::Highlight, c(Role::Selection));
    p.setColor(QPalette::HighlightedText, c(Role::Text));
    p.setColor(QPalette::Accent, c(Role::Accent));
    p.setColor(QPalette::Link, c(Role::Accent));
    p.setColor(QPalette::LinkVisited, c(Role::Accent));
    p.setColor(QPalette::Light, mixed(c(Role::RaisedBase), Qt::white, m_dark ? 0.08 : 0.7));
    p.setColor(QPalette::Midlight, mixed(c(Role::RaisedBase), c(Role::Line), 0.4));
    p.setColor(QPalette::Mid, c(Role::Line));
    p.setColor(QPalette::Dark, mixed(c(Role::Line), c(Role::ControlLine), 0.5));
    p.setColor(QPalette::Shadow, mixed(c(Role::Line), Qt::black, 0.4));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, mixed(c(Role::MutedText), c(Role::RaisedBase), 0.35));
    return p;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](double x, double y) { return float(x + (y - x) * share); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

} // namespace stemma
