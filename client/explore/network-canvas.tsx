import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { useEffect, useRef } from "react";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import { type Intents, listenTo } from "./gestures.ts";
import { type ColumnHead, writeHeads, writeLabels } from "./labels.ts";
import type { EdgeAttributes, Network, NodeAttributes } from "./network.ts";
import { shapedNodeProgram, undrawnNodeProgram } from "./node-program.ts";
import { nodesOnScreen } from "./nodes-on-screen.ts";
import { usePointer } from "./pointer.ts";
import { edgeStyle, type Look, nodeStyle } from "./style.ts";

/** Up to so many nodes, all are named where there is room; beyond, only those of a radius that can be made out. */
const FEW_NODES = 90;
const SMALLEST_NAMED = 6;

/** Pixels around a picture that has no frame. */
const RIM = 64;

/** The part of the graph's plane that fills the canvas. */
export interface Frame {
  readonly x: [number, number];
  readonly y: [number, number];
}

export interface CanvasHandle {
  /** Brings the whole picture into the frame. */
  readonly fit: () => void;
}

interface Props {
  readonly network: Network;
  /** Nodes of the scene. */
  readonly nodes: number;
  readonly look: Omit<Look, "hovered">;
  readonly intents: Intents;
  /** The frame of the picture in the graph's coordinates; null fits it to the nodes. */
  readonly frame: Frame | null;
  /** Across in the graph's coordinates. */
  readonly heads: readonly ColumnHead[];
  readonly isStill: boolean;
  readonly onReady: (handle: CanvasHandle | null) => void;
  /** For people who do not see it; everything in it is in the table, too. */
  readonly label: string;
}

/** Owns Sigma: mounts it on the network's graph, hands it looks, reports gestures. Draws nothing itself. */
export function NetworkCanvas({ network, nodes, look, intents, frame, heads, isStill, onReady, label }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const sigmaRef = useRef<Sigma<NodeAttributes, EdgeAttributes> | null>(null);
  // Made anew only when the look or the hovered node changes: the reducers read it for every node and edge.
  const lookNow = useRef<Look>({ ...look, hovered: null });
  const latest = useRef({ intents, heads, nodes });
  latest.current = { intents, heads, nodes };

  useEffect(() => {
    if (!container.current) return;
    const sigma = createSigma(network, container.current, lookNow);
    sigmaRef.current = sigma;
    const deafen = listenTo(sigma, () => latest.current.intents);
    const widthOf = measure();
    sigma.on("afterRender", () => {
      const context = sigma.getCanvases().labels?.getContext("2d");
      if (!context) return;
      const look = lookNow.current;
      const ink = { canvas: sigma.getDimensions(), palette: look.palette, font: sigma.getSetting("labelFont") };
      const smallestNamed = latest.current.nodes <= FEW_NODES ? 0 : SMALLEST_NAMED;
      writeLabels(context, nodesOnScreen(sigma, { look, smallestNamed, widthOf }), ink);
      const onScreen = latest.current.heads.map(({ x, text }) => ({ x: sigma.graphToViewport({ x, y: 0 }).x, text }));
      writeHeads(context, onScreen, ink);
    });
    const unsubscribe = usePointer.subscribe(({ node, edge }, before) => {
      sigma.getContainer().style.cursor = node || edge ? "pointer" : "grab";
      if (node === before.node) return;
      lookNow.current = { ...lookNow.current, hovered: node };
      sigma.refresh({ skipIndexation: true, schedule: true });
    });
    onReady({
      fit: () =>
        void sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: isStill ? 0 : 250 }),
    });
    return () => {
      onReady(null);
      unsubscribe();
      deafen();
      sigmaRef.current = null;
      sigma.kill();
    };
  }, [network, onReady, isStill]);

  useEffect(() => {
    const sigma = sigmaRef.current;
    if (!sigma) return;
    lookNow.current = { ...look, hovered: usePointer.getState().node };
    sigma.setSetting("hideEdgesOnMove", look.isCrowded);
    sigma.refresh({ skipIndexation: true, schedule: true });
  }, [look]);

  useEffect(() => {
    const sigma = sigmaRef.current;
    if (!sigma) return;
    // A frame has its own rim; without one, outer nodes stay clear of the legend.
    sigma.setSetting("stagePadding", frame ? 0 : RIM);
    sigma.setCustomBBox(frame);
    sigma.refresh({ schedule: true });
  }, [frame]);

  return <div ref={container} className="network-canvas" role="img" aria-label={label} />;
}

function createSigma(
  network: Network,
  container: HTMLElement,
  look: { readonly current: Look },
): Sigma<NodeAttributes, EdgeAttributes> {
  return new Sigma<NodeAttributes, EdgeAttributes>(network.graph, container, {
    nodeProgramClasses: { account: shapedNodeProgram },
    nodeHoverProgramClasses: { account: undrawnNodeProgram },
    defaultNodeType: "account",
    edgeProgramClasses: { arrow: EdgeArrowProgram, curve: EdgeCurvedArrowProgram },
    defaultEdgeType: "arrow",
    labelFont: getComputedStyle(container).fontFamily,
    // Names are written after each picture, where they have room.
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    minEdgeThickness: 0.8,
    minCameraRatio: 0.03,
    maxCameraRatio: 4,
    zoomDuration: 120,
    inertiaDuration: 0,
    zIndex: true,
    allowInvalidContainer: true,
    nodeReducer: (_key, attributes) => {
      const style = nodeStyle(attributes.node, look.current);
      return {
        ...style,
        x: attributes.x,
        y: attributes.y,
        type: "account",
        label: style.isFaded ? null : attributes.label,
      };
    },
    edgeReducer: (_key, attributes) => ({
      ...edgeStyle(attributes.edge, look.current),
      // Curves cost the graphics card most.
      type: attributes.bend === 0 || look.current.isCrowded ? "arrow" : "curve",
      curvature: attributes.bend,
    }),
  });
}

/** Measures text once for each font. */
function measure(): (text: string, font: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  return (text, font) => {
    const key = `${font}\n${text}`;
    let width = widths.get(key);
    if (width === undefined && context) {
      context.font = font;
      width = context.measureText(text).width;
      widths.set(key, width);
    }
    return width ?? 0;
  };
}
