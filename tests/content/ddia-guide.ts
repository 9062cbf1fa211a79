import type { QuestionKind } from '../../src/core/pack.ts';

/** What the guide to the book names in a chapter, in its order. */
interface GuideChapter {
  readonly number: number;
  readonly title: string;
  readonly concepts: readonly string[];
  readonly terms: readonly string[];
  /** The kinds of its question topics. */
  readonly topics: readonly QuestionKind[];
}

/** The guide that the pack `ddia` covers: its parts, chapters and names, and the kinds of its question topics. */
export const guide: readonly { readonly title: string; readonly chapters: readonly GuideChapter[] }[] = [
  {
    title: 'Foundations of Data Systems',
    chapters: [
      {
        number: 1,
        title: 'Reliable, Scalable, and Maintainable Applications',
        concepts: names(`
          Reliability | Faults vs. Failures | Scalability Is Not a Label |
          Percentiles, Not Averages | Scale Up vs. Scale Out |
          Maintainability: Operability, Simplicity, Evolvability |
          Abstraction Beats Accidental Complexity
        `),
        terms: names(`
          Fault Tolerance | Throughput | Response Time | Tail Latency | Fan-out | SLA / SLO |
          Operability | Evolvability
        `),
        topics: ['multiple-choice', 'true-false', 'spot-the-issue', 'multiple-choice'],
      },
      {
        number: 2,
        title: 'Data Models and Query Languages',
        concepts: names(`
          Relational Model | Document Model | Object-Relational Impedance Mismatch |
          Schema-on-Read vs. Schema-on-Write | Declarative vs. Imperative Queries |
          Graph Data Models | Property Graphs vs. Triple-Stores
        `),
        terms: names(`
          Normalization | Denormalization | Foreign Key | MapReduce | Cypher | SPARQL | Datalog |
          Locality
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'multiple-choice', 'true-false'],
      },
      {
        number: 3,
        title: 'Storage and Retrieval',
        concepts: names(`
          Log-Structured Storage | Hash Indexes | SSTables and LSM-Trees | B-Trees |
          LSM vs. B-Tree Tradeoff | OLTP vs. OLAP | Column-Oriented Storage
        `),
        terms: names(`
          Compaction | Memtable | Write-Ahead Log (WAL) | Write Amplification | Bloom Filter |
          Clustered Index | Data Warehouse | Star Schema
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'multiple-choice', 'true-false'],
      },
      {
        number: 4,
        title: 'Encoding and Evolution',
        concepts: names(`
          Encoding and Decoding | Avoid Language-Specific Formats | JSON, XML, CSV: Tradeoffs |
          Schema-Based Binary Encodings | Backward and Forward Compatibility | Data Outlives Code |
          Three Styles of Service Communication
        `),
        terms: names(`
          Schema | Protocol Buffers | Apache Avro | REST | RPC | Message Broker | Actor Model |
          Rolling Upgrade
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'multiple-choice', 'spot-the-issue'],
      },
    ],
  },
  {
    title: 'Distributed Data',
    chapters: [
      {
        number: 5,
        title: 'Replication',
        concepts: names(`
          Single-Leader Replication | Multi-Leader Replication |
          Leaderless Replication (Dynamo-Style) | Synchronous vs. Asynchronous Replication |
          Replication Lag and Read-After-Write | Conflict Resolution | Failover and Split Brain |
          Read Repair & Anti-Entropy
        `),
        terms: names(`
          Replica | Replication Log | Quorum | Eventual Consistency | Monotonic Reads |
          Version Vector | Sloppy Quorum | Split Brain
        `),
        topics: ['spot-the-issue', 'multiple-choice', 'true-false', 'multiple-choice', 'spot-the-issue'],
      },
      {
        number: 6,
        title: 'Partitioning',
        concepts: names(`
          Partitioning by Key Range | Partitioning by Hash of Key | Skewed Workloads and Hot Keys |
          Document-Partitioned Secondary Indexes | Term-Partitioned Secondary Indexes |
          Rebalancing Strategies | Request Routing
        `),
        terms: names(`
          Partition (Shard) | Hot Spot | Consistent Hashing | Rebalancing | Local Index |
          Global Index | Scatter/Gather | ZooKeeper
        `),
        topics: ['spot-the-issue', 'multiple-choice', 'true-false', 'multiple-choice'],
      },
      {
        number: 7,
        title: 'Transactions',
        concepts: names(`
          ACID, Examined | Read Committed | Snapshot Isolation (a.k.a. Repeatable Read) |
          Lost Updates | Write Skew & Phantoms | Serializable Isolation | Two-Phase Locking (2PL) |
          Serializable Snapshot Isolation (SSI)
        `),
        terms: names(`
          Atomicity | Dirty Read | Dirty Write | MVCC | Phantom | Compare-and-Set | Predicate Lock |
          Index-Range Lock
        `),
        topics: ['spot-the-issue', 'multiple-choice', 'multiple-choice', 'true-false'],
      },
      {
        number: 8,
        title: 'The Trouble with Distributed Systems',
        concepts: names(`
          Partial Failures | Unreliable Networks | Variable Latency from Queueing |
          Unreliable Clocks | Process Pauses | The Truth Is Defined by the Majority |
          Byzantine vs. Crash-Stop Faults | Fencing Tokens
        `),
        terms: names(`
          Partial Failure | Network Partition | Timeout | Monotonic Clock | Time-of-Day Clock |
          Clock Skew | Lease | Fencing Token
        `),
        topics: ['spot-the-issue', 'multiple-choice', 'true-false', 'multiple-choice'],
      },
      {
        number: 9,
        title: 'Consistency and Consensus',
        concepts: names(`
          Linearizability | The CAP Theorem (in its proper form) |
          Causality and Causal Consistency | Total Order Broadcast | Distributed Consensus |
          Two-Phase Commit (2PC) | The FLP Impossibility Result |
          Coordination Services (ZooKeeper, etcd)
        `),
        terms: names(`
          Linearizability | Serializability | Strict Serializability | Causal Consistency |
          Total Order Broadcast | Consensus | Epoch Number | FLP Result
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'true-false', 'multiple-choice'],
      },
    ],
  },
  {
    title: 'Derived Data',
    chapters: [
      {
        number: 10,
        title: 'Batch Processing',
        concepts: names(`
          The Unix Philosophy | The MapReduce Model | Distributed Filesystem (HDFS) |
          The Shuffle and Sort-Merge Join | Broadcast Hash Joins |
          Fault Tolerance via Re-Execution | Dataflow Engines (Spark, Flink, Tez) |
          Graph Processing (Pregel/BSP)
        `),
        terms: names(`
          Batch Processing | MapReduce | HDFS | Shuffle | Sort-Merge Join | Broadcast Hash Join |
          Materialization | Sushi Principle
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'true-false', 'multiple-choice'],
      },
      {
        number: 11,
        title: 'Stream Processing',
        concepts: names(`
          Events and Streams | AMQP-Style vs. Log-Based Brokers | Change Data Capture (CDC) |
          Event Sourcing | Stream Joins | Windowing | Event Time vs. Processing Time |
          Exactly-Once Semantics
        `),
        terms: names(`
          Stream | Producer / Consumer | Kafka | Consumer Offset | Watermark | Backpressure |
          Idempotent Operation | Checkpoint
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'multiple-choice', 'true-false'],
      },
      {
        number: 12,
        title: 'The Future of Data Systems',
        concepts: names(`
          Unbundling the Database | The Stream as System of Record | Lambda & Kappa Architectures |
          The End-to-End Argument | Loose Coupling via Async Events | Reads as Subscriptions |
          Correctness Without Distributed Transactions | Ethics, Privacy, and Surveillance
        `),
        terms: names(`
          System of Record | Derived Dataset | Unbundling | Lambda Architecture |
          Kappa Architecture | Idempotency Key | End-to-End Argument | Surveillance Capitalism
        `),
        topics: ['multiple-choice', 'spot-the-issue', 'multiple-choice', 'true-false'],
      },
    ],
  },
];

/** Names written one after the other, over several lines. */
function names(text: string): readonly string[] {
  return text.split('|').map((name) => name.trim().replace(/\s+/g, ' '));
}
