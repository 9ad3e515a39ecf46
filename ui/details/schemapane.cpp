// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemapane.h"

#include "ui/details/schemachangesview.h"
#include "ui/details/schematexts.h"
#include "ui/details/tablehistoryview.h"
#include "ui/editor/sqlview.h"
#include "ui/theme/emptystate.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace stemma {

using namespace std::chrono_literals;

namespace {

constexpr int longestTableWord = 20; ///< letters of a table's name on the button
constexpr int shortestObject = 12; ///< letters of an object's name that are seen at least

} // namespace

SchemaPane::SchemaPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_changes(new SchemaChangesView(tr("What this revision changes")))
    , m_whole(new SqlView(tr("Schema after this revision")))
    , m_object(new QComboBox)
    , m_history(new TableHistoryView)
    , m_origin(new QLabel)
{
    setObjectName(QStringLiteral("schemaPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_empty->setObjectName(QStringLiteral("schemaEmpty"));
    m_changes->setObjectName(QStringLiteral("schemaChangesView"));
    m_whole->setObjectName(QStringLiteral("schemaAfterView"));
    m_origin->setObjectName(QStringLiteral("schemaOrigin"));
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setWordWrap(true);
    m_origin->setContentsMargins(14, 5, 14, 5);
    m_origin->setAutoFillBackground(true);
    m_origin->setBackgroundRole(QPalette::Window);
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    m_origin->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_origin->setToolTip(tr("The revisions were run from an empty database on a private server, or "
                            "remembered from there. Your database was not touched."));
    m_stack->addWidget(m_changes);
    m_stack->addWidget(makeWholePage());
    m_stack->addWidget(m_history);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeChoices());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_origin);
    m_patience.setSingleShot(true);
    m_patience.setInterval(200ms);
    nameHistory();
    connect(&m_patience, &QTimer::timeout, this, &SchemaPane::showEmpty);
    connect(m_empty, &EmptyState::buttonClicked, this, &SchemaPane::press);
    connect(m_history, &TableHistoryView::stopRequested, this, &SchemaPane::stopRequested);
    connect(m_history, &TableHistoryView::tableChosen, this, [this](const QString &table) {
        m_table = table;
        emit schemaRequested(m_node, m_table);
    });
    connect(m_history, &TableHistoryView::revisionRequested, this, [this](int node) {
        m_table = m_schema ? m_schema->table : m_table; // whose revisions are being walked
        emit revisionRequested(node);
    });
}

QWidget *SchemaPane::makeChoices()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(2);
    auto *group = new QButtonGroup(this);
    const auto add = [&](Choice choice, const QString &name, const QString &text, const QString &tip) {
        auto *button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, choice] { choose(choice); });
        group->addButton(button);
        layout->addWidget(button);
        m_choices << button;
    };
    add(Changes, QStringLiteral("schemaChangesChoice"), tr("Before and After"),
        tr("What this revision changes in the schema"));
    add(Whole, QStringLiteral("schemaAfterChoice"), tr("Whole Schema"),
        tr("All tables, views and programs once this revision has run"));
    add(History, QStringLiteral("schemaHistoryChoice"), {}, {});
    layout->addStretch();
    m_choices.first()->setChecked(true);
    return row;
}

QWidget *SchemaPane::makeWholePage()
{
    m_object->setObjectName(QStringLiteral("schemaObject"));
    m_object->setAccessibleName(tr("Go to object"));
    m_object->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_object->setMinimumContentsLength(shortestObject);
    auto *label = new QLabel(tr("&Go to:"));
    label->setBuddy(m_object);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 2, 14, 6);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_object, 1);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_whole, 1);
    page->setFocusProxy(m_whole);
    connect(m_object, &QComboBox::activated, this, [this](int index) {
        const int line = m_whole->lineOf(index - 1);
        m_whole->setCursorPosition(line - 1, 0);
        m_whole->setFirstVisible(line);
    });
    return page;
}

void SchemaPane::setRevision(const SnapshotPtr &snapshot, RevisionGraph::Node node)
{
    rememberScroll();
    m_snapshot = snapshot;
    m_node = node;
    const Revision &revision = snapshot->graph.revision(node);
    m_key = revision.place.isEmpty() ? revision.id : revision.place.file;
    m_schema.reset();
    m_filled.fill(false);
    m_asked = false;
    m_working = false;
    m_patience.stop();
    if (isVisible())
        ask();
    else
        showEmpty();
}

void SchemaPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_snapshot && !m_asked)
        ask();
}

void SchemaPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_patience.isActive()) {
        m_patience.stop();
        showEmpty();
    }
}

void SchemaPane::ask()
{
    m_asked = true;
    m_fault = {};
    if (m_snapshot->graph.isGhost(m_node)) {
        m_empty->say(tr("There is no schema to show"),
                     tr("Another revision names %1, but no file has this id. Bring the file back, or "
                        "change the revision that names it.")
                         .arg(m_snapshot->graph.revision(m_node).id));
        showEmpty();
        return;
    }
    m_working = true;
    sayWorking();
    if (m_stack->currentWidget() != m_empty)
        m_patience.start();
    emit schemaRequested(m_node, m_table);
}

void SchemaPane::sayWorking()
{
    m_empty->say(tr("Working out the schema on a private server…"),
                 tr("The revisions are run there from an empty database. Yours is not touched."), {},
                 tr("Stop"));
}

void SchemaPane::displayProgress(int done, int total)
{
    if (total <= 0)
        return;
    if (m_working) {
        m_empty->say(tr("Working out the schema on a private server…"),
                     tr("%1 of %n revision(s) done. Your database is not touched.", nullptr, total).arg(done),
                     {}, tr("Stop"));
    } else if (m_schema && m_schema->rest == RevisionSchema::Rest::Coming) {
        m_history->displayProgress(done, total);
    }
}

void SchemaPane::display(const RevisionSchemaPtr &schema)
{
    if (!m_snapshot || !m_asked || schema->snapshot != m_snapshot->number || schema->node != m_node)
        return;
    m_working = false;
    m_patience.stop();
    if (schema->error) {
        sayError(*schema);
        return;
    }
    // What comes again differs in what follows the revision alone.
    const bool again = std::exchange(m_schema, schema) != nullptr;
    m_filled[History] = false;
    if (!again)
        m_filled.fill(false);
    m_origin->setText(surroundingsText(schema->surroundings));
    nameHistory();
    fill();
}

void SchemaPane::sayError(const RevisionSchema &schema)
{
    const Error &error = *schema.error;
    if (error.kind == ErrorKind::Cancelled) {
        m_empty->say(tr("Stopped"), tr("The schema around this revision is not known."), {},
                     tr("Work Out the Schema"));
    } else {
        m_fault = error.place;
        const SchemaErrorText text =
            schemaErrorText(schema, m_snapshot->graph.revision(m_node).id, m_snapshot->project.folder);
        m_empty->say(text.title, text.text, text.words,
                     m_fault.isEmpty() ? tr("Try Again") : tr("Show Line"));
    }
    showEmpty();
}

void SchemaPane::showEmpty()
{
    showPage(m_empty);
    m_origin->setVisible(false);
    nameHistory();
}

void SchemaPane::showPage(QWidget *page)
{
    m_stack->setCurrentWidget(page);
    if (page == m_empty)
        setFocusProxy(m_choices.at(m_choice));
    else
        setFocusProxy(page);
}

void SchemaPane::press()
{
    if (m_working)
        emit stopRequested();
    else if (m_fault.isEmpty())
        ask();
    else
        emit placeRequested(m_fault); // the line may be in a revision before this one
}

void SchemaPane::choose(Choice choice)
{
    m_choice = choice;
    if (m_schema)
        fill();
}

void SchemaPane::fill()
{
    showPage(m_stack->widget(m_choice));
    m_origin->setVisible(true);
    if (m_choice == Changes && m_schema->differences.isEmpty()) {
        m_empty->say(tr("No change of the schema"),
                     m_snapshot->graph.isMerge(m_node)
                         ? tr("This revision joins branches and changes nothing in the schema.")
                         : tr("The schema after this revision is the one before it."));
        showPage(m_empty);
        return;
    }
    if (m_choice == Whole && m_schema->objects.isEmpty()) {
        m_empty->say(tr("The schema is empty"),
                     tr("After this revision there are no tables, views or programs."));
        showPage(m_empty);
        return;
    }
    if (std::exchange(m_filled[m_choice], true))
        return;
    if (m_choice == Changes)
        fillChanges();
    else if (m_choice == Whole)
        fillWhole();
    else
        m_history->display(m_snapshot, *m_schema);
}

void SchemaPane::fillChanges()
{
    m_changes->display(m_schema->differences);
    m_changes->setFirstVisible(m_scroll.value(m_key, {1, 1}).at(0));
}

void SchemaPane::fillWhole()
{
    SqlView::Section all;
    const QSignalBlocker blocker(m_object);
    m_object->clear();
    m_object->addItem(tr("top (%1)").arg(countsText(m_schema->objects)));
    for (const RevisionSchema::Object &object : m_schema->objects) {
        all.statements << Statement{object.sql, {}};
        m_object->addItem(objectText(object.name));
    }
    m_whole->setSections({all});
    m_whole->setFirstVisible(m_scroll.value(m_key, {1, 1}).at(1));
}

/// The button says whose history it opens.
void SchemaPane::nameHistory()
{
    const QString table = m_schema ? m_schema->table : m_table;
    QString word = table;
    if (word.size() > longestTableWord)
        word = word.left(longestTableWord - 1) + u'…';
    word.replace(u'&', QLatin1String("&&"));
    QToolButton *button = m_choices.at(History);
    button->setText(table.isEmpty() ? tr("History of a Table") : tr("History of %1").arg(word));
    button->setToolTip(
        table.isEmpty() ? tr("The revisions that change a table; it is chosen there")
                        : tr("The revisions that change table %1; another table is chosen there").arg(table));
}

void SchemaPane::rememberScroll()
{
    if (m_key.isEmpty() || !m_schema)
        return;
    QList<int> &lines = m_scroll[m_key];
    lines.resize(2, 1);
    if (m_filled.at(Changes))
        lines[0] = m_changes->firstVisible();
    if (m_filled.at(Whole))
        lines[1] = m_whole->firstVisible();
}

} // namespace stemma
