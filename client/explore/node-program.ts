import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { EdgeAttributes, NodeAttributes } from "./network.ts";
import { SHAPES, type Shape } from "./style.ts";

/** What the reducers hand over beside Sigma's own display data. */
interface ShapedNode extends NodeDisplayData {
  readonly shape: Shape;
  readonly border: string;
  /** In pixels. */
  readonly borderWidth: number;
}

// One triangle a node, large enough to hold a diamond (whose corners lie 1.25 radii out) and its border.
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_border;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_borderWidth;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
varying float v_borderWidth;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  v_offset = (radius * 3.0 + a_borderWidth * u_correctionRatio * 6.0) * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_offset, 1)).xy, 0, 1);
  v_radius = radius;
  v_shape = a_shape;
  v_borderWidth = a_borderWidth * u_correctionRatio * 2.0;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_border = a_border;
  v_border.a *= bias;
}
`;

// Signed distance to the outline; the three shapes have the same area. 0 circle, 1 square, 2 diamond.
const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
varying float v_borderWidth;

uniform float u_correctionRatio;

const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);

void main(void) {
  float pixel = u_correctionRatio * 2.0;
  vec2 away = abs(v_offset);
  float side = 0.886 * v_radius;
  float circle = length(v_offset) - v_radius;
  float square = max(away.x, away.y) - side;
  float diamond = (away.x + away.y) * 0.7071 - side;
  float outside = v_shape < 0.5 ? circle : v_shape < 1.5 ? square : diamond;

  #ifdef PICKING_MODE
  gl_FragColor = outside > v_borderWidth ? transparent : v_color;
  #else
  vec4 inner = mix(v_color, v_border, smoothstep(-0.5 * pixel, 0.5 * pixel, outside));
  gl_FragColor = mix(inner, transparent, smoothstep(-0.5 * pixel, 0.5 * pixel, outside - v_borderWidth));
  #endif
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

/** Draws a node as circle, square or diamond with a border, in one pass over one buffer. */
class ShapedNodeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_borderWidth", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_border", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  override processVisibleItem(nodeIndex: number, start: number, data: ShapedNode): void {
    this.array.set(
      [
        data.x,
        data.y,
        data.size,
        SHAPES.indexOf(data.shape),
        data.borderWidth,
        floatColor(data.color),
        floatColor(data.border),
        nodeIndex,
      ],
      start,
    );
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio!, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
  }
}

/**
 * Sigma draws a hovered node once more, above its letter. It looks the same as before, so there is nothing to draw.
 */
class UndrawnNodeProgram extends ShapedNodeProgram {
  override render(): void {}
}

// Sigma's types want a program for the very attributes of one graph; these read display data only.
export const shapedNodeProgram = ShapedNodeProgram as unknown as NodeProgramType<NodeAttributes, EdgeAttributes>;
export const undrawnNodeProgram = UndrawnNodeProgram as unknown as NodeProgramType<NodeAttributes, EdgeAttributes>;
