// The parts of ECharts that the pages use, and nothing else. What is not named
// here is not in the bundle.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { CalendarComponent, GridComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart, CustomChart, LineChart,
  CalendarComponent, GridComponent, TooltipComponent,
  SVGRenderer,
]);

globalThis.echarts = { init };
