import Foundation
import RegKit
import Testing

@Suite struct WorkflowDiagramTests {
  private static let systems = ["asrot", "ebpom", "esertifikasi", "insw", "oss", "sinkarkes", "ttac"]

  private func workflow(_ system: String, _ rulebook: Rulebook? = nil) throws -> Workflow {
    try #require(try Workflow(system, under: rulebook ?? .shared()))
  }

  /// A small workflow with everything that has to be escaped.
  private func awkward() throws -> Workflow {
    let rulebook = try Rulebook.shared().adding(
      table: Array(
        """
        <edition xmlns="urn:regkit:rules:1" id="sinkarkes-2023" subject="sinkarkes" from="2023-06-04" confidence="high" base="true">
          <title lang="id">Judul</title>
          <title lang="en">Title</title>
          <source id="sinkarkes" name="Panduan SINKARKES"/>
          <rule id="X.FLOW" cite="sinkarkes#langkah-1" compared="2026-11-21">
            <quote>x</quote>
            <message lang="id">Pesan</message>
            <message lang="en">Message</message>
            <state system="sinkarkes" name="a &quot;b&quot; \\ #1; &lt;c&gt;&#10;d" initial="true"/>
            <state system="sinkarkes" name="end"/>
            <transition system="sinkarkes" from="a &quot;b&quot; \\ #1; &lt;c&gt;&#10;d" action="go" to="end" certain="false"/>
          </rule>
        </edition>
        """.utf8))
    return try workflow("sinkarkes", rulebook)
  }

  @Test("the DOT text of a workflow, whole")
  func wholeDOT() throws {
    #expect(
      try workflow("insw").dot == #"""
        digraph "insw" {
          label = "insw, insw-ebpom";
          rankdir = LR;
          node [shape = box, style = rounded];
          "sso_belum_terregistrasi" [style = "rounded,filled"];
          "sso_terregistrasi";
          "aplikasi_terbuka";
          "portal_terbuka" [peripheries = 2];
          "sso_belum_terregistrasi" -> "sso_terregistrasi" [label = "create_sso\nimportir\nvia aplikasi_registrasi_sso"];
          "sso_terregistrasi" -> "aplikasi_terbuka" [label = "single_sign_on\nimportir\nvia e_bpom"];
          "aplikasi_terbuka" -> "portal_terbuka" [label = "buka_portal_insw\nimportir\nvia portal_insw"];
        }
        """#)
  }

  @Test("the Mermaid text of a workflow, whole")
  func wholeMermaid() throws {
    #expect(
      try workflow("insw").mermaid == #"""
        flowchart LR
          s0(["sso_belum_terregistrasi"])
          s1["sso_terregistrasi"]
          s2["aplikasi_terbuka"]
          s3[["portal_terbuka"]]
          s0 -->|"create_sso<br/>importir<br/>via aplikasi_registrasi_sso"| s1
          s1 -->|"single_sign_on<br/>importir<br/>via e_bpom"| s2
          s2 -->|"buka_portal_insw<br/>importir<br/>via portal_insw"| s3
        """#)
  }

  @Test("quotation marks, backslashes, entities and line ends of names are escaped")
  func escaping() throws {
    let workflow = try awkward()
    #expect(workflow.dot.contains(#""a \"b\" \\ #1; <c> d" [style = "rounded,filled"];"#))
    #expect(workflow.dot.contains(#""a \"b\" \\ #1; <c> d" -> "end" [label = "go", style = dashed];"#))
    #expect(workflow.mermaid.contains(#"s0(["a #34;b#34; \ #35;1; #60;c#62; d"])"#))
    #expect(workflow.mermaid.contains(#"s0 -.->|"go"| s1"#))
  }

  @Test("a state that only leads back to itself is an end, one that stands for others is none")
  func ends() throws {
    let dot = try workflow("esertifikasi").dot
    #expect(dot.contains(#""sertifikat_terbit" [peripheries = 2];"#))
    #expect(dot.contains(#""proses_belum_selesai" [style = "rounded,dotted"];"#))
    #expect(dot.contains(#""pabrik_tersimpan";"#))
    #expect(dot.contains(#""proses_belum_selesai" -> "inspeksi_selesai" [style = dotted, arrowhead = none];"#))
  }

  @Test("every state and every move is drawn, once, in the order of the table", arguments: systems)
  func complete(system: String) throws {
    let workflow = try workflow(system)
    let covers = workflow.states.reduce(0) { $0 + $1.covers.count }
    let dot = workflow.dot.split(separator: "\n")
    #expect(dot.filter { $0.contains(" -> ") }.count == workflow.moves.count + covers)
    #expect(dot.count == 5 + workflow.states.count + workflow.moves.count + covers)
    let mermaid = workflow.mermaid.split(separator: "\n")
    #expect(mermaid.count == 1 + workflow.states.count + workflow.moves.count + covers)
    for (index, state) in workflow.states.enumerated() {
      #expect(dot[4 + index].hasPrefix("  \"\(state.name)\""))
      #expect(mermaid[1 + index].hasPrefix("  s\(index)"))
    }
    for (index, move) in workflow.moves.enumerated() {
      let line = dot[4 + workflow.states.count + index]
      #expect(line.hasPrefix("  \"\(move.from)\" -> \"\(move.to)\" [label = \"\(move.action)"))
      let arrow = mermaid[1 + workflow.states.count + index]
      let from = workflow.states.firstIndex { $0.name == move.from } ?? -1
      let to = workflow.states.firstIndex { $0.name == move.to } ?? -1
      #expect(arrow.hasPrefix("  s\(from) -") && arrow.hasSuffix(" s\(to)"))
    }
    #expect(try self.workflow(system).dot == workflow.dot)
  }

  @Test("JSON holds the same states and moves", arguments: systems)
  func json(system: String) throws {
    let workflow = try workflow(system)
    for language in Language.allCases {
      let text = workflow.json(in: language)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(
        (object["states"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == workflow.states.map { $0.name })
      let moves = try #require(object["moves"] as? [[String: Any]])
      #expect(moves.compactMap { $0["action"] as? String } == workflow.moves.map { $0.action })
      #expect(moves.allSatisfy { ($0["rule"] as? String)?.isEmpty == false })
      #expect((object["lists"] as? [Any])?.count == workflow.lists.count)
    }
  }

  private static let graphviz = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("Graphviz reads every diagram and finds as many nodes and edges", .enabled(if: Self.graphviz != nil))
  func readByGraphviz() throws {
    var workflows = try Self.systems.map { try workflow($0) }
    workflows.append(try awkward())
    for workflow in workflows {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(Self.graphviz))
      process.arguments = ["-Tplain"]
      let (input, output) = (Pipe(), Pipe())
      (process.standardInput, process.standardOutput) = (input, output)
      try process.run()
      input.fileHandleForWriting.write(Data(workflow.dot.utf8))
      try input.fileHandleForWriting.close()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let lines = text.split(separator: "\n")
      #expect(lines.filter { $0.hasPrefix("node ") }.count == workflow.states.count)
      let covers = workflow.states.reduce(0) { $0 + $1.covers.count }
      #expect(lines.filter { $0.hasPrefix("edge ") }.count == workflow.moves.count + covers)
    }
  }
}
