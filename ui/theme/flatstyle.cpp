// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/flatstyle.h"

#include "ui/theme/colours.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace stemma {

namespace {

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

void drawRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &outline,
                 double width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4.5, 4.5);
    painter->restore();
}

void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    QColor fill = colours.isDark() ? mixed(colours(Role::RaisedBase), Qt::white, 0.05) : colours(Role::Base);
    QColor outline = mixed(colours(Role::Line), colours(Role::ControlLine), 0.45);
    if (isPrimary(widget) && enabled)
        fill = outline = colours(Role::Accent);
    if (!enabled) {
        fill = colours(Role::RaisedBase);
        outline = colours(Role::Line);
    }
    if (down || hover)
        fill =
            mixed(fill, isPrimary(widget) ? colours(Role::Text) : colours(Role::Accent), down ? 0.18 : 0.09);
    drawRounded(painter, option->rect, fill, outline);
    if (option->state & QStyle::State_HasFocus) {
        const QRect inner = isPrimary(widget) ? option->rect.adjusted(2, 2, -2, -2) : option->rect;
        drawRounded(painter, inner, {}, isPrimary(widget) ? colours(Role::AccentText) : colours(Role::Accent),
                    isPrimary(widget) ? 1 : 2);
    }
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const Colours &colours = Colours::of(option->palette);
    if (!(option->state & QStyle::State_Enabled))
        return;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        drawRounded(painter, option->rect, mixed(colours(Role::RaisedBase), colours(Role::Accent), 0.22), {});
    else if (option->state & QStyle::State_MouseOver)
        drawRounded(painter, option->rect, mixed(colours(Role::RaisedBase), colours(Role::Accent), 0.11), {});
    if (option->state & QStyle::State_HasFocus)
        drawRounded(painter, option->rect, {}, colours(Role::Accent), 1.5);
}

void drawTab(const QStyleOptionTab *option, QPainter *painter)
{
    const Colours &colours = Colours::of(option->palette);
    QRect mark = option->rect;
    if (option->state & QStyle::State_Selected) {
        mark.setTop(mark.bottom() - 1);
        painter->fillRect(mark.adjusted(6, 0, -6, 0), colours(Role::Accent));
    } else if (option->state & QStyle::State_MouseOver) {
        mark.setTop(mark.bottom() - 1);
        painter->fillRect(mark.adjusted(6, 0, -6, 0), colours(Role::Line));
    }
    if (option->state & QStyle::State_HasFocus)
        drawRounded(painter, option->rect.adjusted(2, 3, -2, -4), {}, colours(Role::Accent), 1);
}

void drawProgress(const QStyleOptionProgressBar *option, QPainter *painter)
{
    const Colours &colours = Colours::of(option->palette);
    QRect groove = option->rect;
    groove.setHeight(6);
    groove.moveCenter(option->rect.center());
    drawRounded(painter, groove, colours(Role::Line), {});
    const qint64 range = qint64(option->maximum) - option->minimum;
    if (range <= 0)
        return;
    QRect filled = groove;
    filled.setWidth(int(groove.width() * (qint64(option->progress) - option->minimum) / range));
    if (filled.width() > 0)
        drawRounded(painter, filled, option->palette.color(QPalette::Accent), {});
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{ }

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_FrameFocusRect:
        if (widget
            && (widget->inherits("QPushButton") || widget->inherits("QToolButton")
                || widget->inherits("QTabBar")))
            return; // the panel draws it
        painter->setPen(Colours::of(option->palette)(Role::Accent));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase: {
        const QRect rect = option->rect;
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                          Colours::of(option->palette)(Role::Line));
        return;
    }
    case PE_PanelItemViewRow:
        return; // the items fill themselves
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, option->palette.highlight());
        return;
    case PE_FrameTabWidget:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(tab, painter);
            return;
        }
        break;
    case CE_HeaderSection: {
        const Colours &colours = Colours::of(option->palette);
        painter->fillRect(option->rect, colours(Role::RaisedBase));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colours(Role::Line));
        return;
    }
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, Colours::of(option->palette)(Role::RaisedBase));
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.window());
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, Colours::of(option->palette)(Role::Line));
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            drawProgress(bar, painter);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (isPrimary(widget) && (option->state & State_Enabled)) {
            if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
                QStyleOptionButton copy(*button);
                copy.palette.setColor(QPalette::ButtonText, Colours::of(option->palette)(Role::AccentText));
                QProxyStyle::drawControl(element, &copy, painter, widget);
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Colours &colours = Colours::of(option->palette);
    painter->fillRect(option->rect, colours(Role::Base));
    if (bar->maximum <= bar->minimum)
        return;
    const QRect slider =
        subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget).adjusted(3, 3, -3, -3);
    const bool held = bar->activeSubControls & SC_ScrollBarSlider;
    drawRounded(painter, slider, mixed(colours(Role::Line), colours(Role::ControlLine), held ? 1 : 0.5), {});
}

// Scroll bars are a groove and a slider, without buttons.
QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect all = bar->rect;
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int slider = range <= 0
        ? length
        : std::max<int>(24, int(qint64(length) * bar->pageStep / std::max<qint64>(1, range + bar->pageStep)));
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              std::max(0, length - slider), bar->upsideDown);
    const auto stretch = [&](int from, int to) {
        return across ? QRect(all.left() + from, all.top(), to - from, all.height())
                      : QRect(all.left(), all.top() + from, all.width(), to - from);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return stretch(start, start + slider);
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + slider, length);
    default:
        return {};
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 13;
    case PM_HeaderMargin:
        return 6;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result += QSize(12, 4);
    if (type == CT_ItemViewItem && option)
        result.setHeight(std::max(result.height(), option->fontMetrics.height() * 27 / 20));
    if (type == CT_ToolButton)
        result += QSize(6, 2);
    return result;
}

} // namespace stemma
