import type { Context, Span } from "@opentelemetry/api";

/** A span that is not over. */
export type OpenSpan = { readonly inside: Context; end(attributes?: Attributes, failed?: boolean): void };

type Attributes = Record<string, string | number>;

/** Who begins a span: by whom it is called, when it began if not now (milliseconds since 1970), and what kind it is. */
export type SpanBegin = {
  parent?: OpenSpan | undefined;
  /** The headers of a request, which may say by which span it was sent. */
  headers?: Record<string, unknown> | undefined;
  startedAt?: number;
  kind?: "server" | "client";
  attributes?: Attributes;
};

export type Traces = {
  begin(name: string, options: SpanBegin): OpenSpan;
  /** Sends what is left, for two seconds at most. */
  close(): Promise<void>;
};

export type TraceOptions = {
  /** The address of a collector that takes OTLP over HTTP: `http://127.0.0.1:4318`. */
  endpoint: string;
  service: string;
  /** The instance, as metrics and the page of health name it. */
  instance: string;
  version: string;
  /** Which share of traces is sent, 0 to 1. The id of a trace decides, so that services with the same share send the same ones. */
  share: number;
  /** Milliseconds until spans are sent, at the latest. */
  delay?: number;
};

/**
 * Sends traces to a collector of OpenTelemetry. The libraries are loaded only when this is called, and nothing is registered for the
 * whole process: what other libraries would trace by themselves stays untold. A collector that is away costs a queue of spans that
 * is bounded, and nothing else.
 */
export async function openTraces(options: TraceOptions): Promise<Traces> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/$/, "")}/v1/traces`,
    timeoutMillis: 5_000,
  });
  const chosen = new sdk.TraceIdRatioBasedSampler(options.share);
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": options.service,
      "service.instance.id": options.instance,
      "service.version": options.version,
    }),
    // Whoever asks may say that they are traced: that alone shall not fill the collector.
    sampler: new sdk.ParentBasedSampler({
      root: chosen,
      remoteParentSampled: chosen,
      remoteParentNotSampled: chosen,
    }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(exporter, {
        maxQueueSize: 2_048,
        scheduledDelayMillis: options.delay ?? 2_000,
        exportTimeoutMillis: 5_000,
      }),
    ],
  });
  const tracer = provider.getTracer("agrar");
  const kinds = { server: api.SpanKind.SERVER, client: api.SpanKind.CLIENT };
  const failedStatus = { code: api.SpanStatusCode.ERROR };

  const open = (span: Span, outside: Context): OpenSpan => ({
    inside: api.trace.setSpan(outside, span),
    end(attributes, failed) {
      if (attributes) span.setAttributes(attributes);
      if (failed) span.setStatus(failedStatus);
      span.end();
    },
  });

  return {
    begin(name, { parent, headers, startedAt, kind, attributes }) {
      const outside = parent?.inside ?? remote(api, headers);
      const span = tracer.startSpan(
        name,
        {
          kind: kind ? kinds[kind] : api.SpanKind.INTERNAL,
          ...(startedAt !== undefined && { startTime: startedAt }),
          ...(attributes && { attributes }),
        },
        outside,
      );
      return open(span, outside);
    },
    async close() {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, 2_000);
      await Promise.race([provider.shutdown().catch(() => {}), late.promise]);
      clearTimeout(timer);
    },
  };
}

type Api = typeof import("@opentelemetry/api");

/** The span that a request says it was sent by, in the form of W3C. */
function remote(api: Api, headers: Record<string, unknown> | undefined): Context {
  const said = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(String(headers?.traceparent ?? ""));
  const [, traceId = "", spanId = "", flags = "00"] = said ?? [];
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return api.isSpanContextValid(context)
    ? api.trace.setSpanContext(api.ROOT_CONTEXT, context)
    : api.ROOT_CONTEXT;
}
