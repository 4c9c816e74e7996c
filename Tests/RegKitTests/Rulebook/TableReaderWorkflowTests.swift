@testable import RegKit
import Testing

/// The checks of workflow rows with their whole messages.
@Suite struct TableReaderWorkflowTests {
  private static let rows = """
    <state system="s" name="a" initial="true"/>
    <state system="s" name="b"/>
    <state system="s" name="both" covers="a b"/>
    <activity system="s" name="report" actors="x y" other-actors="z"/>
    <transition system="s" from="a" action="go" to="b" actors="x" activity="report"/>
    <list system="s" name="words" use="words"><item>One</item><spelling of="One">Eins</spelling></list>
    """

  private func problems(_ old: String = "", _ new: String = "", rows: String = Self.rows) throws -> [String] {
    let head = """
      <edition xmlns="urn:regkit:rules:1" id="sinkarkes-2023" subject="sinkarkes" from="2023-06-04" confidence="high" base="true">
      <title lang="id">Judul</title><title lang="en">Title</title><source id="sinkarkes" name="Panduan SINKARKES"/>
      <rule id="S.FLOW" cite="sinkarkes#langkah-1" compared="2026-11-21">
      <quote>x</quote><message lang="id">Pesan</message><message lang="en">Message</message>

      """
    var table = Array((head + rows + "\n</rule></edition>").utf8)
    if !old.isEmpty { table = try table.replacing(old, by: new) }
    let rulebook = try Rulebook.shared()
    do throws(TableError) {
      _ = try rulebook.adding(table: table)
      return []
    } catch {
      return error.problems.map { $0.message(in: .english) }
    }
  }

  @Test("right rows are accepted")
  func right() throws {
    #expect(try problems() == [])
  }

  @Test(
    "a row with a fault is refused in words",
    arguments: [
      (
        #"to="b" actors"#, #"to="c" actors"#,
        [
          #"line 6: <state> name: found "b", which no move reaches, expected initial="true", or a <transition> to it "#
            + "from a state that is reached",
          #"line 9: <transition> to: found "c", expected the name of a <state> of s"#,
        ]
      ),
      (
        #"from="a" action"#, #"from="" action"#,
        [
          #"line 6: <state> name: found "b", which no move reaches, expected initial="true", or a <transition> to it "#
            + "from a state that is reached",
          #"line 9: <transition> from: found "", expected a value"#,
        ]
      ),
      (
        #"to="b" actors"#, #"to="both" actors"#,
        [
          #"line 6: <state> name: found "b", which no move reaches, expected initial="true", or a <transition> to it "#
            + "from a state that is reached",
          #"line 9: <transition> to: found "both", which stands for several states, expected one of a, b"#,
        ]
      ),
      (
        #" initial="true""#, "",
        [
          #"line 5: <state> name: found "a", which no move reaches, expected initial="true", or a <transition> to it "#
            + "from a state that is reached",
          #"line 6: <state> name: found "b", which no move reaches, expected initial="true", or a <transition> to it "#
            + "from a state that is reached",
        ]
      ),
      (
        #"covers="a b""#, #"covers="a c""#,
        [#"line 7: <state> covers: found "c", expected the name of a single <state> of s"#]
      ),
      (
        #"name="b"/>"#, #"name="b"><spelling>A</spelling></state>"#,
        [
          #"line 6: <state>: found a second row for state "a" of s (the first is on line 5), "#
            + "expected one row for the same facts on one day"
        ]
      ),
      (
        #"activity="report"/>"#, #"activity="raport"/>"#,
        [#"line 9: <transition> activity: found "raport", expected the name of an <activity> of s"#]
      ),
      (
        #"activity="report"/>"#, #"activity="report" when="rain"/>"#,
        [
          #"line 9: <transition> when: found "rain", expected one of capa_required, data_oss_saved, directorate_users, "#
            + "nib_matches_oss, payment_number_given, pbumku_izin_edar_diajukan, pbumku_matches, recall_notified, "
            + "return_reason_given"
        ]
      ),
      (
        #"activity="report"/>"#, #"activity="report" presumes="capa_required=no"/>"#,
        [
          #"line 9: <transition> presumes: found "capa_required=no", expected capa_required or capa_required=false"#
        ]
      ),
      (
        #"activity="report"/>"#, #"activity="report" when="directorate_users=3..2"/>"#,
        [
          #"line 9: <transition> when: found "directorate_users=3..2", "#
            + "expected directorate_users=1..1 or directorate_users=2.."
        ]
      ),
      (
        #" actors="x y" other-actors="z""#, "",
        ["line 8: <activity>: found no statement, expected actors, channels or levels"]
      ),
      (
        #"actors="x y""#, #"levels="dus""#,
        [#"line 8: <activity> levels: found "dus", expected one of primer, sekunder, tersier"#]
      ),
      (
        #"of="One""#, #"of="Two""#,
        [#"line 10: <spelling> of: found "Two", expected one of One"#]
      ),
      (
        "<item>One</item>", "",
        [
          "line 10: <list>: found no <item>, expected at least one word",
          #"line 10: <spelling> of: found "One", expected one of "#,
        ]
      ),
      (
        #"use="words""#, #"use="choice""#,
        [#"line 10: <list> use: found "choice", expected one of words, parts, steps"#]
      ),
      (
        #"use="words""#, #"use="words" order="1""#,
        ["line 10: <list> order: found an unknown attribute, expected one of system, name, use"]
      ),
    ])
  func faults(old: String, new: String, expected: [String]) throws {
    #expect(try problems(old, new) == expected)
  }

  private static let move = #"<transition system="s" from="a" action="go" to="b" actors="x" activity="report"/>"#

  /// The problems of a second row beside the one on line 9.
  private func problems(second: String) throws -> [String] {
    try problems(rows: Self.rows + "\n" + second)
  }

  @Test(
    "two rows for one move are refused unless actors, channels or conditions tell them apart",
    arguments: [
      (#"actors="x""#, false), (#"actors="x y""#, false), ("", false), (#"actors="y""#, true),
      (#"actors="x" channels="web""#, false), (#"actors="x" when="capa_required""#, false),
    ])
  func overlaps(attributes: String, isTold: Bool) throws {
    let found = try problems(second: #"<transition system="s" from="a" action="go" to="b" "# + attributes + "/>")
    let problem =
      #"line 11: <transition>: found a second row for go from "a" (the first is on line 9), "#
      + "expected actors, channels or conditions that tell them apart"
    #expect(found == (isTold ? [] : [problem]))
  }

  @Test(
    "conditions tell rows apart when no value meets both",
    arguments: [
      ("capa_required", "capa_required=false", true), ("capa_required", "data_oss_saved=false", false),
      ("directorate_users=1..1", "directorate_users=2..", true),
      ("directorate_users=1..2", "directorate_users=2..", false),
      ("directorate_users=1..", "directorate_users=2..3", false), ("capa_required", "directorate_users=1..", false),
    ])
  func conditions(one: String, other: String, isTold: Bool) throws {
    let rows = """
      <state system="s" name="a" initial="true"/>
      <state system="s" name="b"/>
      <transition system="s" from="a" action="go" to="b" when="\(one)"/>
      <transition system="s" from="a" action="go" to="a" presumes="\(other)"/>
      """
    #expect(try problems(rows: rows).isEmpty == isTold)
  }

  @Test("rows that only actors or channels tell apart lead to one state")
  func sameState() throws {
    #expect(
      try problems(second: #"<transition system="s" from="a" action="go" to="a" actors="y"/>"#) == [
        #"line 11: <transition> to: found "a", expected "b" as on line 9, or conditions that tell them apart"#
      ])
  }

  @Test(
    "a row that follows another in time is no second one",
    arguments: [("2024-01-01", true), ("2023-12-31", false)])
  func periods(from: String, follows: Bool) throws {
    func rule(_ days: String, _ rows: String) -> String {
      #"</rule><rule id="S.FLOW" cite="sinkarkes#langkah-1" compared="2026-11-21" \#(days)><quote>x</quote>"#
        + #"<message lang="id">Pesan</message><message lang="en">Message</message>"# + rows
    }
    let rows = [
      #"<state system="s" name="a" initial="true"/><state system="s" name="b"/><state system="s" name="c"/>"#,
      rule(#"until="2024-01-01""#, #"<transition system="s" from="a" action="go" to="b"/>"#),
      rule("from=\"\(from)\"", #"<transition system="s" from="a" action="go" to="c"/>"#),
    ]
    #expect(try problems(rows: rows.joined()).isEmpty == follows)
  }

  @Test("a spelling of one action that is another's name is refused")
  func actionSpelling() throws {
    let row = #"<transition system="s" from="b" action="back" to="a"><spelling>GO</spelling></transition>"#
    #expect(
      try problems(second: row) == [
        #"line 11: <transition> action: found "GO", which is go on line 9, "#
          + "expected names and spellings that stand for one action"
      ])
  }

  @Test("a circle that nothing enters is not reached")
  func circle() throws {
    let rows = """
      <state system="s" name="c"/><state system="s" name="d"/>
      <transition system="s" from="c" action="on" to="d"/><transition system="s" from="d" action="on" to="c"/>
      """
    #expect(try problems(rows: Self.rows + "\n" + rows).count == 2)
  }

  @Test("states of the same name belong to their own systems")
  func systems() throws {
    let rows = #"<state system="t" name="a" initial="true"/><state system="t" name="b"/>"#
    #expect(
      try problems(rows: Self.rows + "\n" + rows) == [
        #"line 11: <state> name: found "b", which no move reaches, expected initial="true", or a <transition> to it "#
          + "from a state that is reached"
      ])
  }

  @Test("thousands of rows for one move are checked in time")
  func manyRows() throws {
    var rows = #"<state system="s" name="a" initial="true"/>"#
    for index in 0..<3_000 {
      rows += #"<state system="s" name="n\#(index)"/><transition system="s" from="a" action="go" to="n\#(index)"/>"#
    }
    // Each row after the first is a second one for the same move; the reader says so without comparing them all.
    #expect(try problems(rows: rows).count > 2_900)
  }
}
